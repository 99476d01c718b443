"""Inventory files as they would be: edited in memory, written by somebody else or not at all."""

import difflib
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from edugrid.intent.yaml_as_written import yaml_as_written
from edugrid.sheets.merge_csv import merge_csv
from edugrid.sheets.record import Record


class Drafts:
    """Texts below ``root`` by path; ``before`` are the files as they were read (None: not there)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before: dict[Path, bytes | None] = {}
        self.texts: dict[Path, str] = {}

    @property
    def changed(self) -> dict[Path, str]:
        """Texts that are not those of the files."""
        return {path: text for path, text in self.texts.items() if text.encode() != (self.before[path] or b"")}

    def text(self, path: Path) -> str:
        """The text of ``path`` as it would be; empty where there is no file."""
        if path not in self.texts:
            self.before[path] = path.read_bytes() if path.exists() else None
            self.texts[path] = (self.before[path] or b"").decode()
        return self.texts[path]

    def put(self, path: Path, text: str) -> None:
        """Take ``text`` for ``path``."""
        self.text(path)
        self.texts[path] = text

    def edit_yaml(self, path: Path, change: Callable[[Any], None]) -> None:
        """Let ``change`` edit the mapping of ``path``; comments, order and quotes stay."""
        text = self.text(path)
        yaml = yaml_as_written(text)
        plain = _dumped(yaml, yaml.load(text))
        data = yaml.load(text)
        change(data)
        self.texts[path] = _laid_over(text, plain, _dumped(yaml, data))

    def add_row(self, path: Path, columns: Sequence[str], needed: Sequence[str], values: dict[str, str]) -> None:
        """Append a row, told apart by its ``id``, to the register ``path``; rows that are there keep their bytes."""
        record = Record("", 0, values, {})
        self.texts[path] = merge_csv(self.text(path), tuple(columns), tuple(needed), ("id",), [record]).text


def _dumped(yaml: Any, data: Any) -> str:  # noqa: ANN401 - ruamel's own, untyped
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _laid_over(text: str, plain: str, edited: str) -> str:
    """``text`` with the lines changed that differ between ``plain`` and ``edited``.

    A file that the writer would lay out otherwise (``plain`` is not ``text``) keeps its own lines; where a changed line
    is one of those, the writer's layout stands.
    """
    if plain == text:
        return edited
    old, mid, new = (one.splitlines(keepends=True) for one in (text, plain, edited))
    place: dict[int, int] = {}
    for block in difflib.SequenceMatcher(None, mid, old, autojunk=False).get_matching_blocks():
        place |= {block.a + step: block.b + step for step in range(block.size)}
    place[len(mid)] = len(old)
    out: list[str] = []
    at = 0
    for tag, first, last, low, high in difflib.SequenceMatcher(None, mid, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if any(line not in place for line in (*range(first, last), last if first == last else first)):
            return edited
        out += old[at : place[first]] + new[low:high]
        at = place[last - 1] + 1 if last > first else place[first]
    return "".join(out + old[at:])
