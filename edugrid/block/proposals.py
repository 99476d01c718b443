"""Imported indicators wait for a person: one file a source, beside the register."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from edugrid.block.errors import BlockError
from edugrid.block.feeds.item import Feed
from edugrid.block.judge import Refused
from edugrid.block.kind_of import kind_of
from edugrid.block.wish import Wish
from edugrid.formula_cell import guarded, unguarded
from edugrid.intent.indicator import IndicatorKind
from edugrid.put_file import put_file
from edugrid.text import Text

COLUMNS: Final = ("take", "kind", "indicator", "until", "priority", "reason", "note")
DAYS: Final[dict[IndicatorKind, int]] = {"address": 7}
OTHER_DAYS: Final = 30
UNDECIDED: Final = "-"
"""Who approves is written when somebody does."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")


class Proposed(NamedTuple):
    """The file, and how many of its rows are proposed and how many are only told."""

    path: Path
    taken: int
    told: int


def proposal_path(root: Path, city: str, source: str) -> Path:
    """``registers/pending/blocks-<source>.csv``.

    Raises:
        BlockError: ``source`` is no name for a file.

    """
    if not _NAME.fullmatch(source):
        raise BlockError(
            Text(f"{source!r} is no name of a source", f"“{source}”不能作为来源名称"),
            Text("small letters, digits and dashes", "只用小写字母、数字和连字符"),
        )
    return root / city / "registers/pending" / f"blocks-{source}.csv"


def wishes_of(feed: Feed, source: str, applicant: str, today: date) -> tuple[Wish, ...]:
    """What the feed wants; where it names no end an address is blocked for a week, anything else for 30 days. Pure."""
    wishes = []
    for item in feed.items:
        kind = item.kind or _kind(item.indicator)
        until = item.until or today + timedelta(days=DAYS.get(kind, OTHER_DAYS) if kind else OTHER_DAYS)
        about = " ".join(item.about.split())[:200] or source
        wishes.append(Wish(item.indicator, until, about, source, applicant, UNDECIDED, kind))
    return tuple(wishes)


def write_proposal(path: Path, good: Sequence[Wish], refused: Sequence[Refused], feed: Feed, lang: str) -> Proposed:
    """Write the file that a person reviews: ``take`` yes or no, and why not."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for wish in good:
        writer.writerow(["yes", wish.kind, wish.indicator, wish.until, wish.priority, _plain(wish.reason), ""])
    for wish, why in refused:
        row = ["no", wish.kind or "", _plain(wish.indicator), wish.until, wish.priority]
        writer.writerow([*row, _plain(wish.reason), why.show(lang)])
    for text, why in feed.unused:
        writer.writerow(["no", "", _plain(text), "", "", "", why.show(lang)])
    path.parent.mkdir(parents=True, exist_ok=True)
    put_file(path, out.getvalue(), 0o600)
    path.chmod(0o644)
    return Proposed(path, len(good), len(refused) + len(feed.unused))


def read_proposal(path: Path, source: str, applicant: str, approver: str) -> tuple[Wish, ...]:
    """The rows that are to be taken.

    Raises:
        BlockError: there is no such file, or a row of it cannot be read.

    """
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8").removeprefix("\ufeff"))))
    except FileNotFoundError:
        raise BlockError(
            Text(f"nothing from {source} waits ({path})", f"没有来自 {source} 的待审记录（{path}）"),
            Text(
                "run: edugrid block import REGION FILE --source NAME",
                "请运行：edugrid block import REGION FILE --source NAME",
            ),
        ) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise BlockError(Text(f"{path}: not CSV in UTF-8: {error}", f"{path}：不是 UTF-8 的 CSV：{error}")) from None
    wishes = []
    for number, row in enumerate(rows, start=2):
        if (row.get("take") or "").strip().lower() not in {"yes", "y", "是", "1"}:
            continue
        try:
            text = (row["indicator"] or "").strip()
            kind = kind_of(text)
            until, priority = date.fromisoformat((row["until"] or "").strip()), int(row.get("priority") or 5)
        except (KeyError, ValueError, BlockError) as error:
            raise BlockError(Text(f"{path}:{number}: {error}", f"{path}:{number}：{error}")) from None
        wishes.append(
            Wish(text, until, unguarded(row.get("reason") or source), source, applicant, approver, kind, priority)
        )
    return tuple(wishes)


def _kind(text: str) -> IndicatorKind | None:
    try:
        return kind_of(text)
    except BlockError:
        return None


def _plain(text: str) -> str:
    """One line, and nothing that a spreadsheet would run (OWASP, CSV injection)."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())[:300]
    return guarded(line)
