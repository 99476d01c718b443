"""Whether the audit log is whole."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from edugrid.audit.entry import GENESIS, AuditEntry
from edugrid.audit.whole_entry import whole_entry
from edugrid.text import Text


class Chain(NamedTuple):
    """The entries of a log, what is wrong with it, and what is only to be known (writes that were cut off)."""

    entries: tuple[AuditEntry, ...]
    problems: tuple[Text, ...]
    notes: tuple[Text, ...]

    @property
    def head(self) -> str:
        """The hash of the last entry: whoever keeps it elsewhere can tell later that the end was cut off."""
        return self.entries[-1].hash if self.entries else GENESIS


def check_chain(path: Path, heads: Iterable[str] = ()) -> Chain:
    """Hash every line of ``path`` again; ``heads`` are hashes (or their first 12 digits or more) that must be in it.

    A line that was changed, removed, added or moved is a problem. An end that was cut off is one only by ``heads``: what
    is left of a chain is a chain.
    """
    entries: list[AuditEntry] = []
    problems: list[Text] = []
    notes: list[Text] = []
    pieces: list[bytes] = []
    for number, line in enumerate((path.read_bytes() if path.exists() else b"").splitlines(keepends=True), 1):
        entry = whole_entry(line.removesuffix(b"\n"))
        if entry is None:
            pieces.append(line)
            continue
        last = entries[-1] if entries else None
        if pieces:
            closed = entry.event == "torn" and entry.about == sha256(b"".join(pieces)).hexdigest()
            (notes if closed and _cut_off(pieces) else problems).append(_pieces(number - 1, entry if closed else None))
        elif entry.event == "torn":
            problems.append(_gone(number))
        if entry.previous != (last.hash if last else GENESIS) or entry.number != (last.number + 1 if last else 1):
            problems.append(_order(number))
        pieces = []
        entries.append(entry)
    if pieces:
        (notes if _cut_off(pieces) else problems).append(_pieces(len(entries) + len(pieces), None))
    known = {entry.hash for entry in entries}
    problems += [_cut(head) for head in heads if head not in known and not any(one.startswith(head) for one in known)]
    return Chain(tuple(entries), tuple(problems), tuple(notes))


def _cut_off(pieces: list[bytes]) -> bool:
    """True when none of ``pieces`` is more than the beginning of an entry."""
    for piece in pieces:
        try:
            json.JSONDecoder().raw_decode(piece.decode(errors="replace"))
        except ValueError:
            continue
        except RecursionError:
            pass  # no entry nests so deep
        return False
    return True


def _pieces(number: int, closed: AuditEntry | None) -> Text:
    if closed:
        return Text(
            f"line {number}: a write was cut off; entry {closed.number} says so, {closed.at}",
            f"第 {number} 行：一次写入中断；第 {closed.number} 条记录（{closed.at}）已注明",
        )
    return Text(
        f"line {number} is no whole entry: it was changed, or its write was cut off",
        f"第 {number} 行不是完整的记录：被改动，或写入中断",
    )


def _gone(number: int) -> Text:
    return Text(
        f"line {number}: the cut-off write that it tells of is gone", f"第 {number} 行：其注明的中断写入已被删除"
    )


def _order(number: int) -> Text:
    return Text(
        f"line {number} does not follow the one before: lines were removed, added or moved",
        f"第 {number} 行与上一行不衔接：有行被删除、添加或移动",
    )


def _cut(head: str) -> Text:
    return Text(
        f"no entry has the hash {head}: the end was cut off, or this is another log",
        f"没有哈希为 {head} 的记录：日志末尾被截断，或不是同一份日志",
    )
