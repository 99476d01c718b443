"""Every ONU of a city, from its register and those of its counties."""

from typing import NamedTuple

from edugrid.intent.network.olt import Pon
from edugrid.intent.network.onu import Onu
from edugrid.intent.tree import City


class OnuRow(NamedTuple):
    """An ONU and where it is written: the key of the source (``onus``, ``onus.<county>``) and the row (from 0)."""

    onu: Onu
    source: str
    row: int


def onus_of(city: City) -> tuple[OnuRow, ...]:
    """The city's rows first, then each county's."""
    found = [OnuRow(onu, "onus", row) for row, onu in enumerate(city.registers.onus)]
    for county in city.counties:
        key = f"onus.{county.path.rsplit('/', 1)[-1]}"
        found += [OnuRow(onu, key, row) for row, onu in enumerate(county.onus)]
    return tuple(found)


def pons_of(city: City) -> dict[tuple[str, str], Pon]:
    """Every PON port of the city that is written down, by OLT and port."""
    return {
        (device.name, pon.port): pon
        for _, _, device in city.devices()
        if device.optical is not None
        for pon in device.optical.pons
    }
