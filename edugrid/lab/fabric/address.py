"""Give a host of the fabric its addresses."""

from ipaddress import ip_interface
from pathlib import Path

from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.system import system


def address(lab: Path, host: str, interface: str, addresses: tuple[str, ...], gateways: tuple[str, ...] = ()) -> None:
    """Set the addresses (`10.0.0.2/24`, `2001:db8::2/64`) of a host's interface, and its default gateways.

    What the interface had before is replaced, so this may be called again. Raises FabricError.
    """
    netns = Layout(lab).netns(host)
    for family in ("-4", "-6"):
        system("ip", "-n", netns, family, "address", "flush", "dev", interface, "scope", "global")
    for text in addresses:
        ip_interface(text)  # a wrong address is the caller's mistake: say so before the kernel does
        system("ip", "-n", netns, "address", "add", text, "dev", interface)
    for gateway in gateways:
        system("ip", "-n", netns, "route", "replace", "default", "via", gateway, "dev", interface)
