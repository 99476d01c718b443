"""``edugrid resume RUN_ID``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.hours import Override
from edugrid.cli.permit import Key

if TYPE_CHECKING:
    from edugrid.rollout.pace import Pace


def resume(run_id: Annotated[str, typer.Argument(metavar="RUN_ID")], override: Override = "", key: Key = None) -> None:
    """Finish a run that was cut off (power, kill -9); devices that are confirmed already are not touched again."""
    from edugrid.rollout.pace import Pace

    finish(run_id, override, Pace(), None, key)


def finish(run_id: str, override: str, pace: "Pace", jobs: int | None, key: Path | None) -> None:
    """Finish the run, clouds first, and show what became of every device. Raises typer.Exit with the exit code."""
    from edugrid.cli.apply_clouds import apply_clouds
    from edugrid.cli.hours import check_hours, gate, note_override
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_plan
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cli.show_outcomes import show_outcomes
    from edugrid.rollout.resume import resume as go_on
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site
    from edugrid.trust.statements_file import beside, read_statements

    site = Site.from_env(os.environ)
    run = Run.open(site.state, run_id)
    plan = run.plan()
    kept = run.folder / "plan.json"
    permit = permit_plan(plan, read_statements(beside(kept)), str(kept), key)
    may = gate(plan, override)
    check_hours(may, f"edugrid apply --resume {run_id}")
    note_override(run, override)
    with noting(plan.region, "apply", f"run {run.id} resumed, plan {plan.seal[:12]}", override, permit) as entry:
        apply_clouds(plan, run, jobs)
        with progress_bar("resume") as progress:
            result = go_on(run_id, site, pace=pace, gate=may, progress=progress)
        entry.result = result.told
    show_outcomes(result.devices)
    raise typer.Exit(result.exit_code)
