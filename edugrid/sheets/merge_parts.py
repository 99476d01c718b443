"""Records go into a list of a data centre, such as its ``workloads``: comments and order stay."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from edugrid.intent.yaml_as_written import yaml_as_written
from edugrid.sheets.add_items import add_items
from edugrid.sheets.put_key import put_key
from edugrid.sheets.record import Record

PARTS: Final[Mapping[str, str]] = {"room_systems": "workloads", "room_devices": "devices"}
"""Kind of a sheet → the list of a data centre that it fills."""
_ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "workloads": (
        "name", "cloud", "project", "server", "host", "addresses", "ports", "depends_on", "target", "cores", "ram_gib", "data_gb",
        "staff_days", "downtime_hours", "since", "moved",
    ),
    "devices": ("name", "kind", "serial", "since", "closed"),
}  # fmt: skip
_NUMBERS: Final = frozenset({"cores", "ram_gib", "data_gb", "staff_days", "downtime_hours", "ports"})
_LISTS: Final = frozenset({"addresses", "ports", "depends_on"})
_DATES: Final = frozenset({"since", "moved", "closed"})


class MergedParts(NamedTuple):
    """The new text; the record of each item by (place of the data centre, place in its list); how many of each."""

    text: str
    origins: dict[tuple[int, int], Record]
    added: int
    changed: int


def merge_parts(text: str, part: str, records: Sequence[Record]) -> MergedParts:
    """Put ``records`` (their ``site`` is a short name) into the list ``part`` of the data centres in ``text``.

    A known name changes its item, a new one is appended; an empty cell leaves what is there. A record of a data centre
    that is not in ``text`` is left out: its own row had a mistake.
    """
    yaml = yaml_as_written(text)
    data = yaml.load(text)
    sites = data.get("data_centres") or []
    places = {str(site.get("name")): index for index, site in enumerate(sites)}
    origins: dict[tuple[int, int], Record] = {}
    fresh: dict[int, list[Record]] = {}
    changed = 0
    for record in records:
        site = places.get(record.values["site"])
        if site is None:
            continue
        items = sites[site].get(part) or []
        known = {str(item.get("name")): index for index, item in enumerate(items)}
        index = known.get(record.values["name"])
        if index is None:
            fresh.setdefault(site, []).append(record)
            origins[site, len(items) + len(fresh[site]) - 1] = record
            continue
        origins[site, index] = record
        changed += _update(items[index], part, record)
    if changed:
        out = io.StringIO()
        yaml.dump(data, out)
        text = out.getvalue()
    for site in sorted(fresh, reverse=True):  # from the end, so that earlier places stay where they are
        text = add_items(text, ("data_centres", site, part), [_entry(part, record) for record in fresh[site]])
    return MergedParts(text, origins, sum(map(len, fresh.values())), changed)


def _update(item: Any, part: str, record: Record) -> bool:  # noqa: ANN401 - ruamel's own, untyped
    before = repr(item)
    for name in _ORDERS[part][1:]:
        if name in record.values:
            put_key(item, name, _typed(name, record.values[name]), _ORDERS[part])
    return repr(item) != before


def _entry(part: str, record: Record) -> dict[str, Any]:
    return {name: _typed(name, record.values[name]) for name in _ORDERS[part] if name in record.values}


def _typed(name: str, value: str) -> Any:  # noqa: ANN401 - what YAML shall hold
    from datetime import date

    from ruamel.yaml.comments import CommentedSeq

    if name in _LISTS:
        parts = value.split(";") if name == "depends_on" else value.split()
        listed = CommentedSeq(_number(one) if name in _NUMBERS else one for one in parts)
        listed.fa.set_flow_style()
        return listed
    if name in _NUMBERS:
        return _number(value)
    return date.fromisoformat(value) if name in _DATES else value


def _number(value: str) -> int | float | str:
    """Digits as a number; the model says what is wrong with anything else."""
    if value.isdecimal():
        return int(value)
    try:
        return float(value)
    except ValueError:
        return value
