"""The table of what became of several stacks."""

from collections import Counter
from typing import TYPE_CHECKING

from edugrid.cli.cloud_lines import counted
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from edugrid.cloud.side_by_side import Outcome


def stack_table(outcomes: "Sequence[Outcome]") -> "Table":
    """One row a stack: region, what was done or would be, what nobody declared, wall time."""
    from rich.markup import escape
    from rich.table import Table

    lang = language()
    table = Table()
    for head in (Text("Region", "地区"), Text("Result", "结果"), Text("Undeclared", "未登记"), Text("Seconds", "秒")):
        table.add_column(head.show(lang), overflow="fold")
    for outcome in outcomes:
        undeclared = str(len(outcome.plan.unmanaged)) if outcome.plan else ""
        table.add_row(escape(outcome.region), escape(_result(outcome, lang)), undeclared, f"{outcome.seconds:.1f}")
    return table


def _result(outcome: "Outcome", lang: str) -> str:
    if outcome.failure:
        return Text("failed", "失败").show(lang)
    if outcome.plan:
        return counted(Counter(step.op for step in outcome.plan.steps), lang)
    return counted(Counter(outcome.result.done), lang) if outcome.result else ""
