"""An important system has more than one server, and something that shares the work among them."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import Hosted, View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application."""
    return tuple(_one(hosted) for hosted in view.hosted())


def _one(hosted: Hosted) -> Evidence:
    if hosted.app.count < 2:  # noqa: PLR2004 - more than one
        return hosted.says("redundant_servers", "count", "fail", Text("one server only", "只有一台云主机"))
    if hosted.app.load_balancer is None:
        why = Text("nothing shares the work among its servers", "多台云主机之间没有负载均衡")
        return hosted.says("redundant_servers", "load_balancer", "fail", why)
    if not hosted.tenancy.features.server_groups:
        why = Text("this cloud cannot keep servers on different hosts", "该云不支持把云主机分布到不同物理机")
        return hosted.says("redundant_servers", "count", "unknown", why)
    why = Text("servers on different hosts behind a load balancer", "多台云主机分布在不同物理机并由负载均衡分担")
    return hosted.says("redundant_servers", "count", "pass", why)
