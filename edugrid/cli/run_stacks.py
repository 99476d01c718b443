"""Work on the stacks of a region: one here, several side by side."""

from typing import TYPE_CHECKING

import typer

from edugrid.cli.progress_bars import progress_bars
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edugrid.cloud.side_by_side import Outcome, Work


def run_stacks(works: "Sequence[Work]", jobs: int | None = None) -> "tuple[Outcome, ...]":
    """Do ``works`` and give their outcomes in the same order.

    A single one is done in this process and raises its own errors. Of several, each failure is told on standard error
    and stays a value: the others go on.
    """
    from edugrid.cloud.side_by_side import default_jobs, side_by_side

    with progress_bars() as bars:
        if len(works) == 1:
            from edugrid.cloud.side_by_side.do import do

            return (do(works[0], bars(works[0].region)),)
        outcomes = side_by_side(works, jobs or default_jobs(), bars)
    for outcome in outcomes:
        if outcome.failure:
            told = Text(f"{outcome.region}: {outcome.failure.text.en}", f"{outcome.region}：{outcome.failure.text.zh}")
            typer.echo(told.show(language()), err=True)
    return outcomes
