"""Devices on which nothing new may grow, because they serve a legacy data centre after its freeze."""

from datetime import date
from typing import NamedTuple

from edugrid.intent.tree import Intent


class FrozenDevice(NamedTuple):
    """``site`` is frozen since ``since``; ``ports``: those that lead into it (None: the device stands in it, so all)."""

    site: str
    since: date
    ports: frozenset[str] | None


def frozen_devices(intent: Intent) -> dict[str, FrozenDevice]:
    """By name of the device, on the day of ``intent``; pure. A freeze binds from the day after its date."""
    known = {device.name for city in intent.cities for _, _, device in city.devices()}
    found: dict[str, FrozenDevice] = {}
    for city in intent.cities:
        for _, _, site in city.data_centres():
            if site.state != "legacy" or site.timetable is None or site.timetable.freeze >= intent.today:
                continue
            since = site.timetable.freeze
            for port in site.access:
                before = found.get(port.device)
                if before is None or before.ports is not None:
                    ports = frozenset({port.port}) | (before.ports or frozenset() if before else frozenset())
                    found[port.device] = FrozenDevice(site.name, since, ports)
            found |= {item.name: FrozenDevice(site.name, since, None) for item in site.devices if item.name in known}
    return found
