"""``edugrid cloud move REGION APP``."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edugrid.cloud.move.moving import Moving
    from edugrid.region import OpenRegion
    from edugrid.retire.status import Gate

MARKS = {True: Text("pass", "通过"), False: Text("closed", "未通过"), None: Text("unknown", "未知")}
BAD_INPUT = 2
GATE_CLOSED = 3


def cloud_move(
    region: Region,
    app: Annotated[str, typer.Argument(metavar="APP", help="application of the city")],
    to: Annotated[str | None, typer.Option("--to", help="CLOUD; must be where city.yml or the rules want it")] = None,
    next_stage: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--next", help="go on by one stage if its gates have passed")
    ] = False,
    abort: Annotated[bool, typer.Option("--abort", help="go back, as long as nothing was deleted")] = False,  # noqa: FBT002
    evidence: Annotated[
        Path | None, typer.Option("--attest", help="FILE below the city's folder: vouch that the old side is unused")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="who does this")] = "",
) -> None:
    """Begin a move, or show its stage and gates; only placement.yml is written, `edugrid cloud up` does the work.

    Exit codes: 0 the gates of the stage have passed, or the move went on; 2 bad input; 3 a gate is closed or unknown.
    """
    from edugrid.cloud.move.abort import abort as go_back
    from edugrid.cloud.move.moving import moving
    from edugrid.region import open_region

    root, who = inventories(), by or getpass.getuser()
    opened = open_region(root, region)
    found = moving(opened, root, region, app)
    if found is None:
        if next_stage or abort or evidence is not None:
            _say(Text(f"{app} does not move", f"{app} 没有进行中的迁移"))
            raise typer.Exit(BAD_INPUT)
        _begin(opened, root, app, to, who)
    elif abort:
        stage = go_back(found)
        _say(Text(f"{app} goes back: stage {stage}", f"{app} 退回：阶段 {stage}"))
        _up(region, app)
    else:
        if evidence is not None:
            from edugrid.cloud.move.attest import attest

            attest(found, evidence, who)
            found = moving(open_region(root, region), root, region, app) or found
        if next_stage:
            _next(found, who)
        else:
            _status(found)


def _begin(opened: "OpenRegion", root: Path, app: str, to: str | None, who: str) -> None:
    from edugrid.cloud.move.begin import begin

    path = begin(opened, root, app, to, who)
    if path is None:
        _say(Text(f"{app} lies where it should", f"{app} 已在应在的云上"))
        return
    _say(Text(f"{path}: the move has begun, stage create", f"{path}：迁移已登记，阶段 create"))
    _up(opened.intent.target, app)


def _next(found: "Moving", who: str) -> None:
    from edugrid.cli.note import Entry, note
    from edugrid.cloud.move.advance import advance

    result = advance(found, who)
    _show(found, result.stage, result.gates)
    if result.after is None:
        raise typer.Exit(GATE_CLOSED)
    note(
        Entry(found.city.path, "gate", f"move of {found.app.name}: {result.stage}", f"passed, next {result.after}", who)
    )
    _say(Text(f"next: {result.after}", f"下一阶段：{result.after}"))
    if result.after != "done":
        _up(found.city.path, found.app.name)


def _status(found: "Moving") -> None:
    from edugrid.cloud.move.facts import move_facts
    from edugrid.cloud.move.gates import gates

    judged = gates(found.move.stage, found, move_facts(found))
    _show(found, found.move.stage, judged)
    if any(gate.passed is not True for gate in judged):
        raise typer.Exit(GATE_CLOSED)


def _show(found: "Moving", stage: str, judged: "Iterable[Gate]") -> None:
    title = f"{found.app.name}: {found.record.cloud} → {found.move.to}"
    _say(Text(f"{title}, stage {stage}", f"{title}，阶段 {stage}"))
    for gate in judged:
        typer.echo(f"  {MARKS[gate.passed].show(language()):8} {gate.name}: {gate.evidence.show(language())}")


def _up(region: str, app: str) -> None:
    _say(
        Text(
            f"review placement.yml, then: edugrid cloud up {region}; then: edugrid cloud move {region} {app} --next",
            f"请审阅 placement.yml，然后：edugrid cloud up {region}；再：edugrid cloud move {region} {app} --next",
        )
    )


def _say(text: Text) -> None:
    typer.echo(text.show(language()))
