"""Logs are kept for six months (Cybersecurity Law, article 21(3) of the 2017 text): applications and log collectors."""

from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import Hosted, View
from edugrid.text import Text

DAYS: Final = 180
COLLECTOR: Final = "log-collector"


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application of the system, and one a log collector of the city."""
    collectors = {app.name for app in view.city.applications if app.profile == COLLECTOR}
    everything = View.hosted(view._replace(system=view.system.model_copy(update={"applications": tuple(collectors)})))
    return tuple(_one(hosted) for hosted in (*view.hosted(), *everything))


def _one(hosted: Hosted) -> Evidence:
    days = hosted.app.log_days
    if days is None:
        why = Text("nothing says how long its logs are kept (log_days)", "未说明日志留存天数（log_days）")
        return hosted.says("log_retention", "log_days", "unknown", why)
    if days < DAYS:
        why = Text(f"fewer than {DAYS} days", f"少于 {DAYS} 天")
        return hosted.says("log_retention", "log_days", "fail", why)
    return hosted.says("log_retention", "log_days", "pass", Text(f"at least {DAYS} days", f"不少于 {DAYS} 天"))
