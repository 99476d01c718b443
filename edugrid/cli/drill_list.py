"""``edugrid drill list``."""

import typer

from edugrid.text import Text, language


def drill_list() -> None:
    """List the scenarios that can be run: what happens, how many steps, and what a part of them needs."""
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.drill.load_scenario import load_scenario, own_scenarios
    from edugrid.report.sheet import Sheet

    lang = language()
    heads = (
        Text("scenario", "场景"),
        Text("event", "事件"),
        Text("steps", "步骤数"),
        Text("planned s", "计划用时（秒）"),
        Text("parts need", "部分步骤需要"),
    )
    rows = []
    for name in own_scenarios():
        one = load_scenario(name)
        needs = sorted({need for step in one.steps for need in step.needs})
        planned = round(sum(step.planned for step in one.steps))
        rows.append((name, one.title.text.show(lang), len(one.steps), planned, ", ".join(needs) or None))
    console().print(
        sheet_table(Sheet(Text("Drills", "应急演练").show(lang), tuple(h.show(lang) for h in heads), tuple(rows)))
    )
    typer.echo(Text("run one: edugrid drill run SCENARIO", "执行：edugrid drill run SCENARIO").show(lang))
