"""Records go into ``data_centres`` of a county.yml or city.yml: comments and order stay."""

import io
from collections.abc import Sequence
from typing import Any, Final

from edugrid.intent.legacy.timetable import STAGES
from edugrid.intent.yaml_as_written import yaml_as_written
from edugrid.sheets.add_items import add_items
from edugrid.sheets.merge_csv import Merged
from edugrid.sheets.put_key import put_key
from edugrid.sheets.record import Record

_ORDER: Final = (
    "name", "title", "state", "owner", "opened", "racks", "level", "room", "power_kw", "protection_level", "school", "target",
    "contract", "migration_mbps", "prefixes", "timetable",
)  # fmt: skip
_NUMBERS: Final = frozenset({"racks", "power_kw", "protection_level", "migration_mbps"})


def merge_sites(text: str, records: Sequence[Record]) -> Merged:
    """Put ``records`` (each with a ``name``) into ``text``. A known name changes its entry, a new one is appended.

    An empty cell leaves what is there; stages that an entry has are changed one by one. The file is written by a
    ruamel.yaml round trip in the indentation that gives the file back as it was; new entries are lines of their own
    after the last one, so that a comment that follows the list stays with what it is about.
    """
    yaml = yaml_as_written(text)
    data = yaml.load(text)
    sites = data.get("data_centres") or []
    names = {str(site.get("name")): index for index, site in enumerate(sites)}
    origins: dict[int, Record] = {}
    fresh = []
    changed = 0
    for record in records:
        index = names.get(record.values["name"])
        if index is None:
            fresh.append(record)
            origins[len(sites) + len(fresh) - 1] = record
            continue
        origins[index] = record
        changed += _update(sites[index], record)
    if changed:
        out = io.StringIO()
        yaml.dump(data, out)
        text = out.getvalue()
    if fresh:
        text = add_items(text, ("data_centres",), [_entry(record) for record in fresh])
    return Merged(text, origins, len(fresh), changed)


def _update(site: Any, record: Record) -> bool:  # noqa: ANN401 - ruamel's own, untyped
    before = repr(site)
    for name in _ORDER[1:-1]:
        if name in record.values:
            put_key(site, name, _typed(name, record.values[name]), _ORDER)
    stages = {stage: record.values[f"timetable.{stage}"] for stage in STAGES if f"timetable.{stage}" in record.values}
    if stages and site.get("timetable") is None:
        put_key(site, "timetable", {}, _ORDER)
    for stage, day in stages.items():
        put_key(site["timetable"], stage, _typed(stage, day), STAGES)
    return repr(site) != before


def _typed(name: str, value: str) -> Any:  # noqa: ANN401 - what YAML shall hold
    from datetime import date

    from ruamel.yaml.comments import CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if name in _NUMBERS and value.isdigit():
        return int(value)
    if name == "school":
        return DoubleQuotedScalarString(value)
    if name == "prefixes":
        prefixes = CommentedSeq(value.split())
        prefixes.fa.set_flow_style()
        return prefixes
    if name == "opened" or name in STAGES:
        return date.fromisoformat(value)
    return value


def _entry(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {"name": record.values["name"], "title": record.values.get("title", ""), "state": "legacy"}
    values |= {name: _typed(name, record.values[name]) for name in _ORDER[3:-1] if name in record.values}
    given = [stage for stage in STAGES if f"timetable.{stage}" in record.values]
    if given:
        values["timetable"] = {stage: _typed(stage, record.values[f"timetable.{stage}"]) for stage in given}
    return values
