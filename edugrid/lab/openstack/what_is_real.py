"""What of a running OpenStack lab is real and what is not, in words."""

from edugrid.lab.openstack.endpoint import Endpoint
from edugrid.text import Text


def what_is_real(endpoint: Endpoint) -> Text:
    """Name each cloud's services, then what is simulated behind them."""
    clouds = "; ".join(
        f"{cloud}: {', '.join(name.title() for name in names)}" for cloud, names in endpoint.services.items()
    )
    return Text(
        f"{clouds}; simulated: the hypervisor (no guest runs), packets, volumes' bytes, load balancers' traffic;"
        " IPsec connections stay PENDING_CREATE",
        f"{clouds}；模拟部分：虚拟化（不运行虚拟机）、数据包、卷中的数据、负载均衡流量；IPsec 连接停留在 PENDING_CREATE",
    )
