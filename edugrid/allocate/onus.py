"""Who needs ONU ids and service ports."""

from typing import NamedTuple

from edugrid.intent.onus import onus_of, pons_of
from edugrid.intent.tree import City


class OnuOwners(NamedTuple):
    """Ledger owners: ONUs by PON port (``olt/0.1.0/``), service ports by OLT (``olt/``)."""

    onus: dict[str, list[str]]
    service_ports: dict[str, list[str]]


def onu_owners(city: City) -> OnuOwners:
    """Owners of ``city``. A room keeps its numbers whatever hardware stands in it.

    An ONU behind two OLTs (dual homing) has one id, that of its working port, and service ports on both.
    """
    pons = pons_of(city)
    out = OnuOwners({}, {})
    for onu, _, _ in onus_of(city):
        out.onus.setdefault(onu.place.rpartition("/")[0] + "/", []).append(onu.place)
        places = [onu.place]
        pon = pons.get((onu.olt, onu.pon))
        spare = pon.protected_by if pon else None
        if spare is not None and spare.device is not None and spare.device != onu.olt:
            places.append(service_place(onu.place, spare.device, spare.port))
        for place in places:
            olt = place.partition("/")[0] + "/"
            out.service_ports.setdefault(olt, []).extend(f"{place}/{segment}" for segment in onu.segments)
    return out


def service_place(place: str, olt: str, pon: str) -> str:
    """The same room, seen from the port ``pon`` of ``olt``."""
    return f"{olt}/{pon.replace('/', '.')}/{place.rpartition('/')[2]}"
