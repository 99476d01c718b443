"""Ledger files on disk."""

from pathlib import Path

from edugrid.allocate.ledger import Ledger, Table
from edugrid.put_file import put_file

_HEAD = """\
# Numbers that were handed out. Written by `edugrid allocate`, reviewed in git, never edited to move a number.
# Numbers of owners that are gone stay here, so that nobody else gets them.
# 已分配编号台账：由 `edugrid allocate` 生成，在 git 中审阅；不要改动已分配的编号。
"""


def write_ledger(root: Path, ledger: Ledger) -> list[Path]:
    """Write each ledger file that has something new; return their paths."""
    changed = {file for file, *_ in ledger.new}
    written = []
    for file, table in ledger.tables.items():
        if file in changed:
            path = root / file / "ledger.yml"
            put_file(path, _HEAD + _yaml(table))
            written.append(path)
    return written


def _yaml(table: Table) -> str:
    lines = []
    for kind, numbers in sorted(table.items()):
        lines.append(f"{kind}:")
        lines += [f"  {owner!r}: {number!r}".replace("'", '"') for owner, number in sorted(numbers.items())]
    return "\n".join(lines) + "\n"
