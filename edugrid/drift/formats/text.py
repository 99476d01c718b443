"""Drift in a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from edugrid.drift.allowed import allowed
from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord
from edugrid.drift.seen import seen
from edugrid.drift.titles import FLAPPING, KIND_TITLES, LAYER_TITLES, SEVERITY_TITLES, WORLD_TITLES
from edugrid.text import Text

if TYPE_CHECKING:
    from rich.text import Text as Styled

_COLOURS = {"high": "bold red", "medium": "yellow", "low": "dim"}
_HEAD = (
    Text("severity", "级别"),
    Text("world", "范围"),
    Text("asset", "对象"),
    Text("kind", "类别"),
    Text("difference", "差异"),
    Text("id", "编号"),
)
_NONE = Text("no drift: both worlds match the intent", "没有漂移：云与网络均与意图一致")
_INTENDED, _ACTUAL, _NOTHING = Text("intended", "意图"), Text("found", "现状"), Text("nothing", "无")

MOST: Final = 1000
"""More rows than anybody reads; laying out ten thousand would take longer than the look itself."""


def as_text(records: Iterable[DriftRecord], lang: str, *, colour: bool = False, width: int = 120) -> str:
    """A table of at most ``MOST`` rows, worst first, and a line of counts; ``width`` in terminal columns, ANSI colours when ``colour``."""
    from rich.table import Table
    from rich.text import Text as Styled

    from edugrid.printable import printable
    from edugrid.shown import shown

    shown_records = masked_drift(records)
    if not shown_records:
        return _NONE.show(lang) + "\n"
    table = Table(expand=False)
    for head in _HEAD:
        table.add_column(head.show(lang), overflow="fold", no_wrap=head.en == "id")
    for record in shown_records[:MOST]:
        world = WORLD_TITLES[record.world].show(lang)
        if record.layer != "real":
            world += f" ({LAYER_TITLES[record.layer].show(lang)})"
        table.add_row(
            Styled(
                SEVERITY_TITLES[record.severity].show(lang),
                style="dim" if record.exception else _COLOURS[record.severity],
            ),
            Styled(world),
            _asset(record),
            Styled(_kind(record, lang)),
            Styled(printable(_difference(record, lang))),
            Styled("\n".join((record.identity, *seen(record))), style="dim"),
        )
    lines = [Styled(_counts(shown_records, lang))]
    if len(shown_records) > MOST:
        lines.insert(0, Styled(_more(len(shown_records) - MOST).show(lang)))
    return shown([table, *lines], colour=colour, width=width)


def _more(count: int) -> Text:
    return Text(
        f"{count} more, less severe or alike; all of them: --format json, html or sarif",
        f"另有 {count} 项，级别更低或相同；全部内容请用 --format json、html 或 sarif",
    )


def _difference(record: DriftRecord, lang: str) -> str:
    lines = [" › ".join(record.path)] if record.path else []
    if record.intended is not None or record.actual is not None:
        nothing = _NOTHING.show(lang)
        for label, side in ((_INTENDED, record.intended), (_ACTUAL, record.actual)):
            lines.append(f"{label.show(lang)}: {nothing if side is None else side}")
    return "\n".join(lines)


def _asset(record: DriftRecord) -> "Styled":
    from rich.text import Text as Styled

    from edugrid.printable import printable

    asset = Styled(printable(record.asset), style="bold")
    return asset.append(f"\n{printable(record.owner)}", style="not bold") if record.owner else asset


def _kind(record: DriftRecord, lang: str) -> str:
    lines = [KIND_TITLES[record.kind].show(lang)]
    if record.flapping:
        lines.append(FLAPPING.show(lang))
    if record.exception is not None:
        lines.append(allowed(record.exception).show(lang))
    return "\n".join(lines)


def _counts(records: tuple[DriftRecord, ...], lang: str) -> str:
    parts = []
    allowed = sum(record.exception is not None for record in records)
    for severity, title in SEVERITY_TITLES.items():
        count = sum(record.severity == severity and record.exception is None for record in records)
        if count:
            parts.append(f"{title.show(lang)} {count}")
    if allowed:
        parts.append(Text(f"allowed {allowed}", f"例外 {allowed}").show(lang))
    total = Text(f"differences: {len(records)}", f"差异 {len(records)} 项").show(lang)
    return f"{total} ({', '.join(parts)})" if lang != "zh" else f"{total}（{'，'.join(parts)}）"
