"""Network devices and the links between them, as people write them."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import DeviceLine, DeviceWord, HostName, PlatformName, Port
from edugrid.intent.network.access_port import AccessPort
from edugrid.intent.network.backup_uplink import BackupUplink
from edugrid.intent.network.lag import Lag
from edugrid.intent.network.nat64 import Nat64Translator
from edugrid.intent.network.olt import Olt
from edugrid.intent.network.overlay_port import OverlayPort
from edugrid.intent.network.sdn import SdnEdge
from edugrid.intent.role import Role
from edugrid.intent.settings import Name

Asn = Annotated[int, Field(ge=1, le=4_294_967_295)]
Transport = Literal["cli", "netconf"]
TcpPort = Annotated[int, Field(ge=1, le=65535)]


class Management(Frozen):
    """How a device is reached: over the command line alone, or over NETCONF (RFC 6241) beside it.

    ``port`` is the SSH server's, ``netconf_port`` that of NETCONF over SSH where it is another one (RFC 6242 has 830).
    """

    host: IPv4Address | IPv6Address | HostName
    port: TcpPort = 22
    transport: Transport = "cli"
    netconf_port: TcpPort | None = None


class Trunk(Frozen):
    """A port towards schools or clouds: it carries their VLANs. ``to`` is the description on the device.

    ``uplink``: it leads to the first hop of those VLANs, which is on another device.
    """

    port: Port
    to: DeviceWord
    schools: tuple[str, ...] = ()
    clouds: tuple[Name, ...] = ()
    uplink: bool = False


class RoutedGateway(Frozen):
    """A routed port that is itself the first hop of a county segment."""

    port: Port
    segment: Name


class Device(Frozen):
    """One router, switch, OLT or wireless controller (AC). ``state: planned`` is rendered but neither pushed nor watched.

    ``pair`` names the device that takes over for this one; either end may say so. They are never changed together.
    ``owner`` answers for it (absent: its school's, else that of the place).
    ``lldp_off``: ports on which it does not speak LLDP (towards a carrier, or other people's devices).
    """

    name: Name
    platform: PlatformName
    model: DeviceLine
    role: Role
    state: Literal["active", "planned"] = "active"
    management: Management
    asn: Asn | None = None
    school: str | None = None
    pair: Name | None = None
    owner: str | None = None
    trunks: tuple[Trunk, ...] = ()
    gateways: tuple[RoutedGateway, ...] = ()
    access: tuple[AccessPort, ...] = ()
    overlay: tuple[OverlayPort, ...] = ()
    backup_uplink: BackupUplink | None = None
    nat64: Nat64Translator | None = None
    lags: tuple[Lag, ...] = ()
    lldp_off: tuple[Port, ...] = ()
    sdn: SdnEdge | None = None
    optical: Olt | None = None

    @property
    def routes(self) -> bool:
        """False for an OLT: it switches, and has no address but the one it is managed by."""
        return not self.role.endswith("-olt")


class LinkEnd(Frozen):
    """One end of a link."""

    device: Name
    port: Port


class Link(Frozen):
    """A routed point-to-point link; both ends speak BGP over it. ``metric`` is its cost in the IGP."""

    a: LinkEnd
    b: LinkEnd
    metric: Annotated[int, Field(ge=1, le=65535)] | None = None

    @property
    def key(self) -> str:
        """The same text whichever end is written first."""
        ends = sorted((f"{self.a.device}:{self.a.port}", f"{self.b.device}:{self.b.port}"))
        return "--".join(ends)
