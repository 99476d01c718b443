"""A real Open vSwitch (packets switched in its own process) with hosts in network namespaces; simulates nothing but the hardware."""

from edugrid.lab.openvswitch.available import available
from edugrid.lab.openvswitch.down import down
from edugrid.lab.openvswitch.inside import inside
from edugrid.lab.openvswitch.layout import Layout
from edugrid.lab.openvswitch.up import up

__all__ = ["Layout", "available", "down", "inside", "up"]
