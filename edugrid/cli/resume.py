"""``edugrid resume RUN_ID``."""

import os
from typing import Annotated

import typer

from edugrid.cli.hours import Override


def resume(run_id: Annotated[str, typer.Argument(metavar="RUN_ID")], override: Override = "") -> None:
    """Finish a run that was cut off (power, kill -9); devices that are confirmed already are not touched again."""
    finish(run_id, override)


def finish(run_id: str, override: str = "", revert_after: int = 300, settle: int = 30, max_failed: int = 10) -> None:
    """Finish the run and show what became of every device. Raises typer.Exit with the exit code."""
    from edugrid.cli.hours import check_hours, gate, note_override
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cli.show_outcomes import show_outcomes
    from edugrid.rollout.pace import Pace
    from edugrid.rollout.resume import resume as go_on
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site

    site = Site.from_env(os.environ)
    run = Run.open(site.state, run_id)
    may = gate(run.plan(), override)
    check_hours(may, f"edugrid apply --resume {run_id}")
    note_override(run, override)
    pace = Pace(revert_seconds=revert_after, settle_seconds=settle, max_failed=max_failed)
    with progress_bar("resume") as progress:
        result = go_on(run_id, site, pace=pace, gate=may, progress=progress)
    show_outcomes(result.devices)
    raise typer.Exit(result.exit_code)
