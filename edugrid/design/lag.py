"""Feature: lag (link aggregation)."""

from edugrid.design.device.lag import Lag
from edugrid.design.network import Port
from edugrid.design.place import Place


def lag(place: Place, ports: tuple[Port, ...]) -> tuple[Lag, ...]:
    """Aggregates of the device at ``place`` in order of number; ``ports`` are those of its design."""
    over = {port.name: port for port in ports}
    found = []
    for asked in sorted(place.device.lags, key=lambda one: (one.number, one.name)):
        port = over.get(asked.name)
        found.append(
            Lag(
                name=asked.name,
                number=asked.number,
                routed=port is not None and port.mode == "routed",
                members=asked.members,
                mode=asked.mode,
                min_links=asked.min_links,
                vlans=port.vlans if port else (),
            )
        )
    return tuple(found)
