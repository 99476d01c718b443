"""Applications, as people write them."""

from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.inner_file import InnerFile
from edugrid.intent.settings import Name

DataClass = Literal["public", "internal", "personal", "minors"]
Port = Annotated[int, Field(ge=1, le=65535)]
Gib = Annotated[int, Field(ge=1, le=64_000)]
Copies = Annotated[int, Field(ge=1, le=200)]


class DataVolume(Frozen):
    """A data volume of every server of the application; ``encrypted`` absent: by protection level (3: yes)."""

    name: Name
    size_gib: Gib
    encrypted: bool | None = None


class Balancer(Frozen):
    """A load balancer in front of the servers; ``path`` for HTTP is asked by its health monitor."""

    port: Port
    member_port: Port | None = None
    protocol: Literal["TCP", "HTTP", "UDP"] = "TCP"
    path: str = "/"


class Backup(Frozen):
    """How often the data volumes are copied, and how many copies are kept."""

    every: Literal["day", "week"] = "day"
    keep: Annotated[int, Field(ge=1, le=366)] = 14


class Needs(Frozen):
    """What an application needs of its cloud, for the placement rules.

    ``reach``: who must get at it. ``public_bandwidth_mbps``: towards the internet.
    """

    reach: Literal["private", "education-network", "internet"] = "education-network"
    public_bandwidth_mbps: Annotated[int, Field(ge=0)] = 0
    load_balancer: bool = False
    ipv6: bool = True


class Application(Frozen):
    """One system of the region.

    ``cloud`` absent: the placement rules decide. ``profile``: a shared service of the region whose values stand where
    the application says nothing. ``county``: whose share of the pooled quota it uses (absent: the city's own).
    ``bandwidth_mbps``: its guarantee (QoS). ``host``: its name in the region's DNS zone. ``cloud_init``: a file beside
    city.yml. ``log_days``: how long its logs are kept.
    """

    name: Name
    cloud: Name | None = None
    profile: Name | None = None
    flavor: str | None = None
    image: str | None = None
    count: Copies | None = None
    owner: str
    data_class: DataClass
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None
    county: Name | None = None
    needs: Needs | None = None
    volumes: tuple[DataVolume, ...] | None = None
    load_balancer: Balancer | None = None
    address: Literal["internal", "floating"] | None = None
    bandwidth_mbps: Annotated[int, Field(ge=1, le=100_000)] | None = None
    host: Name | None = None
    cloud_init: InnerFile | None = None
    backup: Backup | None = None
    contract: str | None = None
    log_days: Annotated[int, Field(ge=1)] | None = None


class NfvEdge(Frozen):
    """A virtual router or firewall of a county in one of the city's clouds: a server with a trunk port."""

    cloud: Name
    flavor: str = "edu.nfv"
    image: str = "edu-nfv-frr"
    cloud_init: InnerFile | None = None


class Interconnect(Frozen):
    """A connection between two clouds (``vpn``: IPsec between their routers) or of a cloud to the MAN (``provider``).

    ``a`` and ``b`` are clouds of the city; ``b`` is absent for ``provider``, which gives the cloud's router a leg in
    the VLAN that the network half carries.
    """

    name: Name
    kind: Literal["vpn", "provider"]
    a: Name
    b: Name | None = None


class DnsZone(Frozen):
    """The region's DNS zone and the cloud that serves it.

    ``ask``: name servers (``address`` or ``address:port``) that are asked what a name answers; absent: the
    ``dns_servers`` of the settings.
    """

    cloud: Name
    zone: Annotated[str, Field(pattern=r"^([a-z0-9-]+\.)+$")]
    email: str
    ask: tuple[str, ...] = ()


class Moves(Frozen):
    """How an application moves from one cloud to another.

    ``hook`` copies its data to the new side and ``connections`` ends with 0 when nobody uses the old side any more:
    each a program and its arguments, started without a shell in the repository's folder, told everything by
    EDUGRID_MOVE_* variables. ``drain_hours`` is how long the old side stays after the name was switched.
    """

    hook: tuple[str, ...] = ()
    connections: tuple[str, ...] = ()
    drain_hours: Annotated[float, Field(ge=0)] = 24
    hook_minutes: Annotated[int, Field(ge=1)] = 60
