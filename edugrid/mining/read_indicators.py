"""Files of indicators, as people keep them."""

from importlib import resources
from pathlib import Path

from edugrid.intent.csv_file import read_csv
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import Source
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml
from edugrid.mining.indicators import IndicatorFile, Indicators, joined

_COLUMNS = ("kind", "value", "source", "licence", "updated")
_FIELDS = {"domain": "domains", "word": "words", "address": "addresses", "port": "ports"}


def read_indicators(root: Path, province: str, more: tuple[Path, ...] = ()) -> Indicators:
    """Files of ``<root>/<province>/mining/`` and ``more``; those that ship with edugrid where there are none.

    A file is YAML (:class:`IndicatorFile`), or CSV with the columns kind, value, source, licence, updated.

    Raises:
        IntentError: with every problem of every file, at its line.

    """
    folder = root / province / "mining"
    paths = (*sorted(p for p in folder.glob("*") if p.suffix in {".yml", ".yaml", ".csv"}), *more)
    problems: list[Problem] = []
    found: list[IndicatorFile] = []
    if not paths:
        with resources.as_file(resources.files("edugrid.mining") / "examples.yml") as own:
            found += _read(own, problems)
    for path in paths:
        found += _read(path, problems)
    if problems:
        raise IntentError(problems)
    return joined(found)


def _read(path: Path, problems: list[Problem]) -> list[IndicatorFile]:
    if path.suffix != ".csv":
        one = validate(read_yaml(path, problems), IndicatorFile, problems)
        return [one] if one else []
    source = read_csv(path, _COLUMNS, (), problems)
    if source is None:
        return []
    found = []
    for index, row in enumerate(source.data["rows"]):
        line = source.line(("rows", index))
        field = _FIELDS.get(row.get("kind", ""), row.get("kind", "kind"))
        values = {name: row[name] for name in ("source", "licence", "updated") if name in row}
        at = Source(source.file, values | {field: [row.get("value", "")]}, {(): line, (field,): line, (field, 0): line})
        one = validate(at, IndicatorFile, problems)
        found += [one] if one else []
    return found
