"""The cloud part of a plan."""

from typing import TYPE_CHECKING

import typer

from edugrid.text import language

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import Plan
    from edugrid.rollout.run import Run

_DONE = "clouds-done"


def apply_clouds(plan: "Plan", run: "Run", jobs: int | None) -> None:
    """Carry out what the run has not carried out yet; typer.Exit when a stack failed: no device is touched then."""
    from edugrid.cli.cloud_lines import result_line
    from edugrid.cli.cloud_works import cloud_works
    from edugrid.cli.run_stacks import run_stacks

    works = [work for cloud in plan.clouds if cloud.steps for work in cloud_works("apply", (cloud.region,), plan=cloud)]
    if not works or any(event["event"] == _DONE for event in run.journal.read()):
        return
    outcomes = run_stacks(works, jobs)
    for outcome in outcomes:
        if outcome.result:
            typer.echo(result_line(outcome.region, outcome.result, language()))
    codes = {outcome.failure.exit_code for outcome in outcomes if outcome.failure}
    if codes:
        raise typer.Exit(min(codes))
    run.journal.write(_DONE)
