"""Values that a province, city, county or school may set and the levels below inherit."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import HostName
from edugrid.intent.network.settings import NetworkSettings
from edugrid.intent.overlay import overlay

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")]
Address = IPv4Address | IPv6Address


class Settings(Frozen):
    """Effective values at one place of the tree. ``owner`` answers for what stands there (its drift names him).

    ``production``: people depend on what stands there; a change of it needs a signed plan and an approver (docs/trust.md).
    """

    domain: HostName
    ntp_servers: tuple[Address, ...]
    dns_servers: tuple[Address, ...]
    syslog_servers: tuple[Address, ...]
    segments: tuple[Name, ...]
    uplink_mbps: Annotated[int, Field(ge=1, le=400_000)]
    protection_level: Annotated[int, Field(ge=1, le=3)]
    owner: str | None = None
    production: bool = False
    network: NetworkSettings = NetworkSettings()


class SettingsPatch(Frozen):
    """What one level changes; what is absent is inherited."""

    domain: HostName | None = None
    ntp_servers: tuple[Address, ...] | None = None
    dns_servers: tuple[Address, ...] | None = None
    syslog_servers: tuple[Address, ...] | None = None
    segments: tuple[Name, ...] | None = None
    uplink_mbps: Annotated[int, Field(ge=1, le=400_000)] | None = None
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None
    owner: str | None = None
    production: bool | None = None
    network: NetworkSettings = NetworkSettings()


def inherit(above: Settings, patch: SettingsPatch) -> Settings:
    """``above`` with everything that ``patch`` sets; lists are replaced whole, never joined."""
    changed = {name: value for name, value in patch if value is not None and name != "network"}
    return above.model_copy(update=changed | {"network": overlay(above.network, patch.network)})
