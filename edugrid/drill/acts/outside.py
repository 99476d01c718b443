"""The carrier's side of the lab: an address of the internet, behind a port of a router."""

import subprocess
from collections.abc import Mapping
from ipaddress import ip_interface

from edugrid.drill.ground import Ground
from edugrid.drill.inside import inside
from edugrid.lab import fabric
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Give the host behind ``place`` (``pop-2:eth4``) the address ``address``, and the port the first one of its network."""
    router, _, port = options["place"].partition(":")
    own = ip_interface(options["address"])
    gate = own.network[1]
    layout = fabric.Layout(ground.lab)
    host = inside(ground, options["place"])[-1].removeprefix(layout.prefix)
    name = layout.netns(router)
    subprocess.run(["ip", "-n", name, "address", "add", f"{gate}/{own.network.prefixlen}", "dev", port], check=True)
    fabric.address(ground.lab, host, "eth0", (str(own),), (str(gate),))
    return Text(f"{own.ip} is behind {options['place']}", f"{own.ip} 位于 {options['place']} 之后")
