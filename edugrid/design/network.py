"""Structured design of one network device: what templates render and drift compares."""

from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network
from typing import Final, Literal

from edugrid.design.device.aaa import Aaa
from edugrid.design.device.access import Access, Guard
from edugrid.design.device.access_control import AccessControl
from edugrid.design.device.acl import Acl
from edugrid.design.device.backup_uplink import BackupUplink
from edugrid.design.device.bgp_policy import BgpPolicy
from edugrid.design.device.block import Block
from edugrid.design.device.dhcp import Dhcp, Dhcpv6Server, Ra
from edugrid.design.device.flows import Flows
from edugrid.design.device.igp import Igp
from edugrid.design.device.l3vpn import L3vpn
from edugrid.design.device.lag import Lag
from edugrid.design.device.lldp import Lldp
from edugrid.design.device.mac_block import MacBlock
from edugrid.design.device.management import Management
from edugrid.design.device.multicast import Multicast
from edugrid.design.device.nat64 import Nat64
from edugrid.design.device.optical import DualHoming, Optical, Protection
from edugrid.design.device.overlay import Overlay
from edugrid.design.device.overlay_routing import OverlayRouting
from edugrid.design.device.qos import Qos
from edugrid.design.device.sdn import Sdn
from edugrid.design.device.srv6 import Srv6
from edugrid.design.device.telemetry import Telemetry
from edugrid.design.device.wlan import Wlan
from edugrid.design.frozen import Frozen
from edugrid.intent.approved_model import ApprovedModel

Address = IPv4Address | IPv6Address


class System(Frozen):
    """Name and the servers a device reports to; ``source``: which of its addresses NTP and log messages bear."""

    hostname: str
    ntp_servers: tuple[Address, ...] = ()
    syslog_servers: tuple[Address, ...] = ()
    source: Literal["loopback"] | None = None
    log_level: str | None = None


class Vlan(Frozen):
    """A VLAN (IEEE 802.1Q, 1-4094) and the VXLAN network identifier (RFC 7348, 24 bits) it maps to."""

    id: int
    name: str
    vni: int


class Port(Frozen):
    """A physical port: a trunk that carries ``vlans``, or a routed port with addresses."""

    name: str
    description: str
    mode: Literal["trunk", "routed"]
    vlans: tuple[int, ...] = ()
    ipv4: IPv4Interface | None = None
    ipv6: IPv6Interface | None = None


class Gateway(Frozen):
    """First hop of a VLAN: dual stack, or without IPv4."""

    vlan: int
    description: str
    ipv4: IPv4Interface | None
    ipv6: IPv6Interface


class Peer(Frozen):
    """One BGP session (RFC 4271) at the far end of a link."""

    address: Address
    remote_as: int
    description: str


class Bgp(Frozen):
    """BGP speaker: sessions and the networks it originates."""

    asn: int
    router_id: IPv4Address
    peers: tuple[Peer, ...]
    networks4: tuple[IPv4Network, ...]
    networks6: tuple[IPv6Network, ...]


class Loopback(Frozen):
    """The address a device is known by."""

    ipv4: IPv4Interface
    ipv6: IPv6Interface


# fields of a device that are no feature by themselves; every other field is named after its feature and its template
_BASE: Final = frozenset(
    (
        *("name", "platform", "region", "role", "state", "host", "port", "transport", "netconf_port"),
        *("school", "pair", "vlans", "ports", "gateways", "approved_models"),
    )
)


# what a device needs besides, since not every platform that has the feature can do this part of it
_PARTS: Final = (
    "vlan",
    "gateway",
    "trunk",
    "uplink",
    "backup_uplink_ipv6",
    "ra_dns",
    "dhcp_ipv6_only",
    "management_extras",
    "lag_extras",
    "wlan_extras",
    "wlan_bare_aps",
)


class DeviceDesign(Frozen):
    """Everything edugrid owns on one device. A feature that was not asked for here is None or empty.

    ``school`` is the code of the school it stands in, ``pair`` the device that takes over for it. ``approved_models``: what
    it and what hangs on it may be.
    """

    name: str
    platform: str
    region: str
    role: str
    state: Literal["active", "planned"]
    host: str
    port: int
    transport: Literal["cli", "netconf"] = "cli"
    netconf_port: int | None = None
    school: str = ""
    pair: str = ""
    system: System
    loopback: Loopback | None = None
    management: Management | None = None
    aaa: Aaa | None = None
    lldp: Lldp | None = None
    lag: tuple[Lag, ...] = ()
    acl: Acl | None = None
    block: Block | None = None
    mac_block: MacBlock | None = None
    telemetry: Telemetry | None = None
    flows: Flows | None = None
    vlans: tuple[Vlan, ...] = ()
    ports: tuple[Port, ...] = ()
    gateways: tuple[Gateway, ...] = ()
    bgp: Bgp | None = None
    nat64: Nat64 | None = None
    ra: Ra | None = None
    dhcp: Dhcp | None = None
    backup_uplink: BackupUplink | None = None
    multicast: Multicast | None = None
    dhcpv6_server: Dhcpv6Server | None = None
    access: Access | None = None
    access_guard: Guard | None = None
    ra_guard: Guard | None = None
    bgp_policy: BgpPolicy | None = None
    srv6: Srv6 | None = None
    l3vpn: L3vpn | None = None
    overlay: Overlay | None = None
    overlay_routing: OverlayRouting | None = None
    igp: Igp | None = None
    optical: Optical | None = None
    optical_protection: tuple[Protection, ...] = ()
    optical_dual_homing: tuple[DualHoming, ...] = ()
    xgs_pon: bool = False
    fast_roaming_sae: bool = False
    qos: Qos | None = None
    sdn: Sdn | None = None
    wlan: Wlan | None = None
    access_control: AccessControl | None = None
    approved_models: tuple[ApprovedModel, ...] = ()

    @classmethod
    def known_features(cls) -> tuple[str, ...]:
        """Every feature that some device may need, in the order of ``features``."""
        return (*(name for name in cls.model_fields if name not in _BASE), *_PARTS)

    @property
    def features(self) -> tuple[str, ...]:
        """The features that this device needs, named as the templates are."""
        modes = {port.mode for port in self.ports}
        parts = (
            self.vlans,
            self.gateways,
            "trunk" in modes,
            "routed" in modes,
            self.backup_uplink and self.backup_uplink.ipv6,  # not every platform can follow a probe of IPv6
            self.ra and any(gateway.dns_servers for gateway in self.ra.gateways),
            self.dhcp and any(gateway.pool and gateway.pool.ipv6_only_wait for gateway in self.dhcp.gateways),
            self.management and (self.management.extras or self.system.source or self.system.log_level),
            any(one.routed or one.min_links > 1 for one in self.lag),
            self.wlan and self.wlan.extras,
            self.wlan and self.wlan.bare_aps,
        )
        needed = dict(zip(_PARTS, parts, strict=True))
        return tuple(name for name in self.known_features() if needed.get(name) or getattr(self, name, None))
