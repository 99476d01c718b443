"""Feature: IS-IS or OSPF for both families on the links and loopbacks of a city's MAN."""

from ipaddress import IPv4Address
from typing import Final

from edugrid.design.device.igp import Igp, IgpPort
from edugrid.design.place import Place
from edugrid.intent.igp_of import igp_of

PROCESS: Final = 4100
"""Not 1, 10 or 100, which hands like to choose."""

_BACKBONE: Final = IPv4Address(0)


def igp(place: Place) -> Igp | None:
    """What ``place.device`` runs; None where the IGP is off. Links towards devices outside it stay out."""
    city, device = place.city, place.device
    block = igp_of(city, place.region, device)
    if block is None:
        return None
    members = {other.name: region for region, _, other in city.devices() if igp_of(city, region, other) is not None}
    own_area = _area_number(place) if block.areas == "county" else _BACKBONE
    ports = []
    for link in city.file.links:
        if device.name not in (link.a.device, link.b.device):
            continue
        near, far = (link.a, link.b) if link.a.device == device.name else (link.b, link.a)
        if far.device in members:
            area = own_area if members[far.device] == place.region else _BACKBONE
            metric = link.metric or block.metric
            ports.append(IgpPort(name=near.port, neighbor=far.device, metric=metric, area=area))
    loopback = place.ledger.ipv4(city.path, device.name, "loopback4")[0]
    return Igp(
        process=PROCESS,
        protocol=block.protocol,
        level=block.level,
        multi_topology=block.topology == "multi",
        net=f"49.{_area_title(place, by_county=block.areas == 'county')}.{_system_id(loopback)}.00",
        router_id=loopback,
        # an area border router is known in the backbone
        loopback_area=own_area if ports and all(port.area == own_area for port in ports) else _BACKBONE,
        ports=tuple(ports),
    )


def _system_id(loopback: IPv4Address) -> str:
    """``172.20.0.4`` is ``1720.2000.0004``: the usual spelling of a router id in six bytes."""
    digits = "".join(f"{int(part):03d}" for part in str(loopback).split("."))
    return ".".join(digits[start : start + 4] for start in (0, 4, 8))


def _area_title(place: Place, *, by_county: bool) -> str:
    """Four digits of the city's code (GB/T 2260), with four more that name the county: ``4101`` or ``4101.0022``."""
    city = place.city.file.code[:4]
    if by_county and place.county is not None:
        return f"{city}.{int(place.county.file.code[4:]):04d}"
    return city


def _area_number(place: Place) -> IPv4Address:
    """The county's code as OSPF area; a city is the backbone."""
    return IPv4Address(int(place.county.file.code)) if place.county is not None else _BACKBONE
