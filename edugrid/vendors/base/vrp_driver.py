"""What both platforms of Huawei VRP are asked alike."""

import re
from typing import ClassVar

from edugrid.vendors.base.display_driver import DisplayDriver


class VrpDriver(DisplayDriver):
    """VRP5 and VRP8: serial number, BGP peers, IGP neighbours. How a change is made and kept is each platform's own."""

    maker = "Huawei"
    serial_command = "display esn"
    serial_pattern = re.compile(r"ESN[^:\n]*:\s*(\S+)")
    bgp_commands: ClassVar[dict[str, str]] = {"ipv4": "display bgp peer", "ipv6": "display bgp ipv6 peer"}
    igp_commands: ClassVar[dict[str, str]] = {
        "isis": "display isis peer",
        "ospf": "display ospf peer brief",
        "ospfv3": "display ospfv3 peer",
    }
