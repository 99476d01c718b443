"""The overview of a region: what is declared, as rows for tables."""

from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen


class SchoolRow(Frozen):
    """One school; ``uplink_mbps`` is the effective value in Mbit/s."""

    code: str
    name: str
    stage: str
    classes: int
    uplink_mbps: int
    ipv4: IPv4Network
    ipv6: IPv6Network


class CountyRow(Frozen):
    """One county: ``classes`` over all its schools, ``devices`` by name."""

    region: str
    name: str
    code: str
    ipv4: IPv4Network
    ipv6: IPv6Network
    classes: int
    devices: tuple[str, ...]
    schools: tuple[SchoolRow, ...]


class ApplicationRow(Frozen):
    """One declared application; ``protection_level`` is its grade of 等级保护 (1-3)."""

    name: str
    owner: str
    data_class: str
    protection_level: int
    flavor: str


class CloudRow(Frozen):
    """One tenancy: quota (``ram_gib`` in GiB, the rest counts), numbers shared with the network, applications.

    ``ipv6`` is None while a cloud that assigns prefixes has not been asked.
    """

    region: str
    cloud: str
    kind: Literal["government", "telecom"]
    project: str
    cores: int
    ram_gib: int
    instances: int
    network: str
    ipv4: IPv4Network
    ipv6: IPv6Network | None
    vlan: int
    vni: int
    rules: int
    applications: tuple[ApplicationRow, ...]


class DeviceRow(Frozen):
    """One router or switch."""

    name: str
    platform: str
    model: str
    role: str
    region: str
    place: str
    host: str
    state: Literal["active", "planned"]


class CityRow(Frozen):
    """One city with what lies in it; ``devices`` are the city's own, by name."""

    region: str
    name: str
    clouds: tuple[CloudRow, ...]
    devices: tuple[str, ...]
    counties: tuple[CountyRow, ...]


class Counts(Frozen):
    """How much there is; ``platforms`` counts devices by platform."""

    cities: int
    counties: int
    schools: int
    classes: int
    devices: int
    tenancies: int
    applications: int
    platforms: tuple[tuple[str, int], ...]


class Overview(Frozen):
    """What is declared in the region."""

    counts: Counts
    cities: tuple[CityRow, ...]
    devices: tuple[DeviceRow, ...]
