"""Cloud plans and results as lines of text."""

from collections import Counter
from typing import TYPE_CHECKING

from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.cloud.stack import CloudResult
    from edugrid.rollout.plan_file import CloudPlan

SIGNS = {
    "create": "+",
    "update": "~",
    "delete": "-",
    "remove-rule": "-",
    "delete-unmanaged": "-",
    "import": "=",
    "forget": "x",
}


def plan_lines(plan: "CloudPlan", lang: str, *, everything: bool = False) -> list[str]:
    """One line a step, its changes below it (of a new one with ``everything`` only), then what nobody declared, then the sum."""
    lines: list[str] = []
    for step in plan.steps:
        lines.append(f"{SIGNS.get(step.op, '±')} {step.op:16} {step.type:45} {step.name}")
        if everything or step.op not in {"create", "delete", "import", "forget"}:
            lines += [f"      {change}" for change in step.changes]
    lines += [Text(f"! undeclared: {item}", f"! 未登记：{item}").show(lang) for item in plan.unmanaged]
    lines += [f"! {item.show(lang)}" for item in plan.excepted]
    told = Text("refused today", "今日不允许").show(lang)
    lines += [f"! {told}: {item.show(lang)}" for item in plan.refused]
    return [*lines, f"{plan.region}: {counted(Counter(step.op for step in plan.steps), lang)}"]


def result_line(region: str, result: "CloudResult", lang: str) -> str:
    """What was done, in one line."""
    seen = Text(f"{result.resources} resources looked at", f"已核对 {result.resources} 个资源").show(lang)
    return f"{region}: {counted(Counter(result.done), lang)} ({seen})"


def counted(count: Counter[str], lang: str) -> str:
    """How many of each operation, in one line."""
    if not count:
        return Text("nothing to change", "无变化").show(lang)
    return ", ".join(f"{number} {operation}" for operation, number in sorted(count.items()))
