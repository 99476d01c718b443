"""``edugrid drill run SCENARIO``."""

import getpass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.drill.record import DrillRecord


def drill_run(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="name (edugrid drill list), or a file ending in .yml")
    ],
    out: Annotated[Path | None, typer.Option("--out", help="DIR, new or empty; default: drills/SCENARIO-TIME")] = None,
    people: Annotated[
        Path | None, typer.Option("--people", help="FILE: organiser, place, people, problems, improvements")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="NAME of who holds the drill and keeps its record")] = "",
) -> None:
    """Hold a drill in a lab that is started for it, and write its record (docx, JSON) and the output of every step.

    No device, cloud or login of yours is touched or read. Exit codes: 0 passed, 1 a step failed, 2 bad input.
    """
    from rich.console import Console

    from edugrid.drill.errors import DrillError
    from edugrid.drill.load_people import load_people
    from edugrid.drill.load_scenario import load_scenario
    from edugrid.drill.record import People
    from edugrid.drill.run_drill import run_drill
    from edugrid.drill.write_record import write_record

    lang = language()
    wanted = load_scenario(scenario)
    known = load_people(people) if people else People()
    folder = out or Path("drills") / f"{wanted.name}-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DrillError(Text(f"{folder} is not an empty folder", f"{folder} 不是空文件夹"))
    folder.mkdir(parents=True, exist_ok=True)
    total = len(wanted.steps)
    with (
        (folder / "steps.log").open("w", buffering=1, encoding="utf-8") as log,
        Console(stderr=True).status("") as status,
    ):

        def told(number: int) -> None:
            status.update(f"{number}/{total} {wanted.steps[number - 1].title.text.show(lang)}")

        record = run_drill(wanted, known, by or getpass.getuser(), lang, log.write, told)
    paths = write_record(record, folder, lang)
    _show(record, lang)
    for path in (*paths, folder / "steps.log"):
        typer.echo(str(path))
    if not record.passed:
        raise typer.Exit(1)


def _show(record: "DrillRecord", lang: str) -> None:
    from rich.markup import escape
    from rich.table import Table

    from edugrid.cli.console import console
    from edugrid.drill.form import PHASES, RESULTS

    colours = {"passed": "green", "late": "yellow", "failed": "red", "impossible": "yellow", "not-run": "dim"}
    table = Table(title=record.title.text.show(lang))
    heads = ("#", Text("phase", "阶段"), Text("step", "步骤"), Text("planned s", "计划（秒）"), Text("actual s", "实际（秒）"),
             Text("result", "结果"), Text("why", "说明"))  # fmt: skip
    for head in heads:
        name = head.show(lang) if isinstance(head, Text) else head
        table.add_column(name, overflow="fold", justify="right" if "s" in name.split() or "秒" in name else "left")
    for step in record.steps:
        table.add_row(
            str(step.number),
            PHASES[step.phase].show(lang),
            escape(step.title.text.show(lang)),
            f"{step.planned:.0f}",
            "-" if step.seconds is None else f"{step.seconds:.1f}",
            f"[{colours[step.result]}]{RESULTS[step.result].show(lang)}[/]",
            escape(step.why.text.show(lang)) if step.why else "",
        )
    console().print(table)
    times = record.times
    values = (
        (Text("detected", "发现"), times.detected),
        (Text("contained", "处置"), times.contained),
        (Text("recovered", "恢复"), times.recovered),
    )
    listed = [f"{label.show(lang)} {value:.1f} s" for label, value in values if value is not None]
    typer.echo(Text("after the event: ", "事件发生后：").show(lang) + (", ".join(listed) or "-"))
    typer.echo(record.layers.text.show(lang))
