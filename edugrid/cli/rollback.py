"""``edugrid rollback RUN_ID``."""

import os
from typing import Annotated

import typer

from edugrid.text import Text, language


def rollback(
    run_id: Annotated[str, typer.Argument(metavar="RUN_ID")],
    force: Annotated[bool, typer.Option("--force", help="also where a device was changed since")] = False,  # noqa: FBT002 - typer's way
    revert_after: Annotated[
        int, typer.Option("--revert-after", min=60, help="seconds until an unconfirmed device goes back by itself")
    ] = 300,
) -> None:
    """Give every device of an applied plan back, byte for byte, what it had before; in production an operator (EDUGRID_KEY) may."""
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_rollback
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cli.show_outcomes import show_outcomes
    from edugrid.rollout.pace import Pace
    from edugrid.rollout.rollback import rollback as undo
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site
    from edugrid.trust.statements_file import beside, read_statements

    site = Site.from_env(os.environ)
    run = Run.open(site.state, run_id)
    plan = run.plan()
    permit = permit_rollback(plan, read_statements(beside(run.folder / "plan.json")))
    with noting(plan.region, "rollback", f"run {run_id}", "--force" if force else "", permit) as entry:
        with progress_bar("rollback") as progress:
            result = undo(run_id, site, force=force, pace=Pace(revert_seconds=revert_after), progress=progress)
        entry.result = result.told
    if not result.devices:
        typer.echo(Text("The run changed no device.", "该次运行未改动任何设备。").show(language()))
        return
    show_outcomes(result.devices)
    done = sum(device.state in {"done", "unchanged"} for device in result.devices)
    told = Text(
        f"{done} of {len(result.devices)} devices run byte for byte what they ran before; run {result.run_id}",
        f"{len(result.devices)} 台设备中 {done} 台的运行配置已逐字节恢复；运行编号 {result.run_id}",
    )
    typer.echo(told.show(language()))
    raise typer.Exit(result.exit_code)
