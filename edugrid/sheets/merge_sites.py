"""Records go into ``data_centres`` of a county.yml or city.yml: comments and order stay."""

import io
from collections.abc import Sequence
from typing import Any, Final

from edugrid.intent.legacy.timetable import STAGES
from edugrid.intent.yaml_as_written import yaml_as_written
from edugrid.sheets.merge_csv import Merged
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
        text = _append(text, [_entry(record) for record in fresh])
    return Merged(text, origins, len(fresh), changed)


def _update(site: Any, record: Record) -> bool:  # noqa: ANN401 - ruamel's own, untyped
    before = repr(site)
    for name in _ORDER[1:-1]:
        if name in record.values:
            _put(site, name, _typed(name, record.values[name]), _ORDER)
    stages = {stage: record.values[f"timetable.{stage}"] for stage in STAGES if f"timetable.{stage}" in record.values}
    if stages and site.get("timetable") is None:
        _put(site, "timetable", {}, _ORDER)
    for stage, day in stages.items():
        _put(site["timetable"], stage, _typed(stage, day), STAGES)
    return repr(site) != before


def _put(entry: Any, name: str, value: Any, order: Sequence[str]) -> None:  # noqa: ANN401 - ruamel's own, untyped
    """Set a key; a new one goes to its place, never last: comments after the entry hang on its last key."""
    if name in entry:
        if _same(entry[name], value):
            return
        entry[name] = value
        return
    place = next(
        (index for index, key in enumerate(entry) if key in order and order.index(key) > order.index(name)), len(entry)
    )
    entry.insert(min(place, max(len(entry) - 1, 0)), name, value) if hasattr(entry, "insert") else entry.update(
        {name: value}
    )


def _same(old: Any, new: Any) -> bool:  # noqa: ANN401 - whatever YAML held
    return [str(item) for item in old] == list(new) if isinstance(new, list) else str(old) == str(new)


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


def _dumped(value: object, *, flow: bool) -> str:
    """Lines of a list indented by two, or one line in brackets."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.default_flow_style = flow
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def _append(text: str, entries: list[dict[str, Any]]) -> str:
    """``entries`` after the last one of ``data_centres``, or with a new key at the end."""
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import SequenceNode

    root = YAML(typ="rt").compose(text)
    key, node = next(((key, value) for key, value in root.value if key.value == "data_centres"), (None, None))
    whole = text if text.endswith("\n") else text + "\n"
    lines = _dumped(entries, flow=False)
    if key is None or node is None:
        return f"{whole}\ndata_centres:\n{lines}"
    rows = whole.splitlines(keepends=True)
    if not isinstance(node, SequenceNode) or not node.value:  # "data_centres: []" or nothing
        rows[key.start_mark.line] = "data_centres:\n" + lines
        return "".join(rows)
    if node.flow_style:
        end = node.end_mark.index - 1
        return f"{text[:end]}, {_dumped(entries, flow=True).strip()[1:-1]}{text[end:]}"
    last = node
    while getattr(last, "value", None) and not isinstance(last.value, str):
        last = last.value[-1][1] if isinstance(last.value[-1], tuple) else last.value[-1]
    shift = node.start_mark.column - 2
    at = last.end_mark.line + 1
    lines = "".join(" " * shift + line if shift > 0 else line[-shift:] for line in lines.splitlines(keepends=True))
    return "".join([*rows[:at], lines, *rows[at:]])
