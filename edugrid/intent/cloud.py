"""Clouds, applications and the whitelist register, as people write them."""

from datetime import date
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.intent.settings import Name
from edugrid.text import Text

Count = Annotated[int, Field(ge=0)]


class CloudQuota(Frozen):
    """What the city may use of one cloud."""

    cores: Count
    ram_gib: Count
    instances: Count
    networks: Count = 5
    routers: Count = 2
    security_groups: Count = 20


class Cloud(Frozen):
    """One cloud that the city rents from; ``profile`` is its entry in clouds.yaml."""

    name: Name
    kind: Literal["government", "telecom"]
    profile: str
    external_network: str
    physical_network: str | None = None
    quota: CloudQuota


class Application(Frozen):
    """One system of the region and where it runs."""

    name: Name
    cloud: Name
    flavor: str
    image: str
    owner: str
    data_class: Literal["public", "internal", "personal", "minors"]
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None


class WhitelistEntry(Frozen):
    """One allowed access to an application; nothing else is let in."""

    id: str
    application: Name
    protocol: Literal["tcp", "udp"]
    port: Annotated[int, Field(ge=1, le=65535)]
    port_to: Annotated[int, Field(ge=1, le=65535)] | None = None
    source: IPv4Network | IPv6Network
    applicant: str
    approver: str
    reason: str
    until: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.port_to is not None and self.port_to < self.port:
            raise MistakeError(
                Text(
                    f"the port range ends ({self.port_to}) before it starts ({self.port})",
                    f"端口范围的终点（{self.port_to}）小于起点（{self.port}）",
                )
            )
        return self
