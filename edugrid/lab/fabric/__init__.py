"""Real FRR routers in network namespaces: the lab's layer that simulates nothing but the hardware."""

from edugrid.lab.fabric.address import address
from edugrid.lab.fabric.available import available
from edugrid.lab.fabric.city_topology import city_topology
from edugrid.lab.fabric.down import down
from edugrid.lab.fabric.fabric_error import FabricError
from edugrid.lab.fabric.inside import inside
from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.link_spec import LinkSpec
from edugrid.lab.fabric.node_status import NodeStatus
from edugrid.lab.fabric.ping import ping
from edugrid.lab.fabric.router_spec import RouterSpec
from edugrid.lab.fabric.status import status
from edugrid.lab.fabric.stretch import stretch
from edugrid.lab.fabric.translate import can_translate, translate
from edugrid.lab.fabric.up import up

__all__ = [
    "FabricError",
    "Layout",
    "LinkSpec",
    "NodeStatus",
    "RouterSpec",
    "address",
    "available",
    "can_translate",
    "city_topology",
    "down",
    "inside",
    "ping",
    "status",
    "stretch",
    "translate",
    "up",
]
