"""``edugrid resume RUN_ID``."""

import os
from typing import Annotated

import typer


def resume(run_id: Annotated[str, typer.Argument(metavar="RUN_ID")]) -> None:
    """Finish a run that was cut off (power, kill -9); devices that are confirmed already are not touched again."""
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cli.show_outcomes import show_outcomes
    from edugrid.rollout.resume import resume as finish
    from edugrid.rollout.site import Site

    with progress_bar("resume") as progress:
        result = finish(run_id, Site.from_env(os.environ), progress=progress)
    show_outcomes(result.devices)
    raise typer.Exit(result.exit_code)
