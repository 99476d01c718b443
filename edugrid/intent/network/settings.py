"""The ``network:`` block of any level: one block a feature, absent where nobody asks for it."""

from datetime import date
from typing import Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.network.access_guard import AccessGuardSettings
from edugrid.intent.network.acl import AclSettings
from edugrid.intent.network.bgp_policy import BgpPolicySettings
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.network.dhcp import DhcpSettings
from edugrid.intent.network.flows import FlowSettings
from edugrid.intent.network.igp import Igp
from edugrid.intent.network.l3vpn import L3vpnSettings
from edugrid.intent.network.lldp import LldpSettings
from edugrid.intent.network.management import ManagementSettings
from edugrid.intent.network.multicast import MulticastSettings
from edugrid.intent.network.nat64 import Nat64Settings
from edugrid.intent.network.optical import Optical
from edugrid.intent.network.overlay import OverlaySettings
from edugrid.intent.network.qos import QosSettings
from edugrid.intent.network.quarantine import QuarantineSettings
from edugrid.intent.network.radius import RadiusSettings
from edugrid.intent.network.resolver import ResolverSettings
from edugrid.intent.network.srv6 import Srv6Settings
from edugrid.intent.network.telemetry import TelemetrySettings
from edugrid.intent.network.wlan import WlanSettings

GracedFeature = Literal[
    "aaa",
    "access_control",
    "access_guard",
    "acl",
    "bgp_policy",
    "dhcp",
    "dhcpv6_server",
    "flows",
    "lldp",
    "management",
    "multicast",
    "qos",
    "ra",
    "ra_guard",
    "sdn",
    "srv6",
    "telemetry",
]
"""Features that can be switched on for many devices at once, by what a device's design calls them."""


class NetworkSettings(Frozen):
    """Blocks are named after features; a block that is absent (or ``null``) is a feature that is off.

    Levels below change single fields of a block: what they do not write is inherited (``overlay``).
    ``grace``: the last day on which a new standard (feature: day) may still be missing on devices without an alarm.
    """

    dhcp: DhcpSettings | None = None
    acl: AclSettings | None = None
    block: BlockSettings | None = None
    lldp: LldpSettings | None = None
    telemetry: TelemetrySettings | None = None
    flows: FlowSettings | None = None
    management: ManagementSettings | None = None
    access_guard: AccessGuardSettings | None = None
    bgp_policy: BgpPolicySettings | None = None
    multicast: MulticastSettings | None = None
    srv6: Srv6Settings | None = None
    l3vpn: L3vpnSettings | None = None
    overlay: OverlaySettings | None = None
    igp: Igp | None = None
    nat64: Nat64Settings | None = None
    optical: Optical | None = None
    qos: QosSettings | None = None
    wlan: WlanSettings | None = None
    radius: RadiusSettings | None = None
    resolver: ResolverSettings | None = None
    quarantine: QuarantineSettings | None = None
    grace: dict[GracedFeature, date] = Field(default_factory=dict)
