"""Clouds, as people write them."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.settings import Name

Count = Annotated[int, Field(ge=0)]


class CloudQuota(Frozen):
    """What the city may use of one cloud."""

    cores: Count
    ram_gib: Count
    instances: Count
    networks: Count = 5
    routers: Count = 2
    security_groups: Count = 20
    volumes: Count = 50
    volume_gib: Count = 2000
    floating_ips: Count = 10
    load_balancers: Count = 10


class Capacity(Frozen):
    """Compute and storage that is used, needed or approved; 0 where nothing is said."""

    cores: Count = 0
    ram_gib: Count = 0
    instances: Count = 0
    volume_gib: Count = 0

    @property
    def empty(self) -> bool:
        """True when it is nothing."""
        return not any(value for _, value in self)


class Limit(Frozen):
    """A bound of a share or an allotment; None: none is set for this kind."""

    cores: Count | None = None
    ram_gib: Count | None = None
    instances: Count | None = None
    volume_gib: Count | None = None

    def filled(self, other: Capacity) -> Capacity:
        """The bound, and ``other`` where it sets none."""
        return Capacity.model_validate({k: getattr(other, k) if value is None else value for k, value in self})


class CloudRate(Frozen):
    """How hard one cloud may be asked; many gateways answer 429 above a few requests a second."""

    requests_per_second: Annotated[float, Field(gt=0)] | None = None
    parallel: Annotated[int, Field(ge=1, le=32)] = 10


class Route(Frozen):
    """A static route of the tenancy's router; ``via`` lies in one of its networks."""

    to: IPv4Network | IPv6Network
    via: IPv4Address | IPv6Address


class NetworkShare(Frozen):
    """A network of the tenancy that another project of the same cloud may use (Neutron RBAC, access_as_shared)."""

    network: Literal["apps", "secure"] = "apps"
    project: str


class ApiCredential(Frozen):
    """An application credential for a program that must reach the cloud's API (backup, monitoring)."""

    name: Name
    roles: tuple[str, ...] = ("member",)
    purpose: str


class Cloud(Frozen):
    """One cloud that the city rents from.

    ``profile`` is its entry in clouds.yaml (absent: of its own name), ``external_network`` the network behind its
    router (a cloud without an API has neither), ``capabilities`` the name of its capability profile (what the cloud
    can do), ``allotment`` what the city may use without an approval (what is not said there: its quota), ``shares``
    what each county may use of it (by county folder), ``contract`` an id of registers/contracts.csv.
    """

    name: Name
    kind: Literal["government", "telecom"]
    profile: str = ""
    external_network: str | None = None
    physical_network: str | None = None
    quota: CloudQuota
    capabilities: Name = "native"
    allotment: Limit | None = None
    shares: dict[str, Limit] = Field(default_factory=dict)
    contract: str | None = None
    rate: CloudRate = CloudRate()
    routes: tuple[Route, ...] = ()
    shared_networks: tuple[NetworkShare, ...] = ()
    credentials: tuple[ApiCredential, ...] = ()

    @property
    def entry(self) -> str:
        """Its entry in clouds.yaml."""
        return self.profile or self.name
