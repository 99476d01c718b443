"""New standards that devices may still lack for a while."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import GRACE, LIVE
from edugrid.drift.record import DriftRecord
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import Intent
from edugrid.network.tree import Path, Tree


class Grace(NamedTuple):
    """``until``: feature → last day; ``text``: the configuration as it was before these features were asked for."""

    until: Mapping[str, date]
    text: str


def graces(intent: Intent) -> dict[str, dict[str, date]]:
    """Device → feature → last day of its grace, where that is not over (``defaults: network: grace:``). Pure."""
    found = {}
    for city in intent.cities:
        for region, _, device in city.devices():
            written = device_settings(city, region, device).network.grace
            left = {str(feature): day for feature, day in written.items() if intent.today <= day}
            if left:
                found[device.name] = left
    return found


def grace_of(device: DeviceDesign, until: Mapping[str, date], render: Callable[[DeviceDesign], str]) -> Grace | None:
    """The grace of ``device``; None where it has none of these features."""
    there = {feature: day for feature, day in until.items() if feature in device.features}
    if not there:
        return None
    fields = type(device).model_fields
    bare = {feature: fields[feature].get_default(call_default_factory=True) for feature in there}
    return Grace(there, render(device.model_copy(update=bare)))


def graced(records: Iterable[DriftRecord], grace: Grace, want: Tree, bare: Tree) -> list[DriftRecord]:
    """``records`` of a device; what only a feature in its grace asks for is low, and alarms nobody. Pure.

    ``want`` and ``bare`` are the intended configuration with and without those features. A line that is there and should
    not be is never graced.
    """
    new = set(_only(want, bare, ()))
    last = min(grace.until.values())
    found = []
    for record in records:
        fact = record.path[1] if record.path[:1] == (LIVE,) and len(record.path) > 1 else None
        day = grace.until.get(fact) if fact else last if record.path in new else None
        if day is None or record.kind == "unmanaged" or record.exception is not None:
            found.append(record)
            continue
        found.append(record.model_copy(update={"severity": "low", "exception": f"{GRACE}{day}"}))
    return found


def in_grace(record: DriftRecord) -> bool:
    """Nobody is alarmed, and nobody wants to keep it: a plan may repair it."""
    return record.exception is not None and record.exception.startswith(GRACE)


def _only(want: Tree, bare: Tree, path: Path) -> Iterator[Path]:
    """Paths that stand in ``want`` alone."""
    for line, below in want.items():
        here = (*path, line)
        if line not in bare:
            yield here
        yield from _only(below, bare.get(line, {}), here)
