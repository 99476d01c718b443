"""``edugrid apply PLAN``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.hours import Override
from edugrid.cli.options import Jobs
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import Plan


def apply(
    plan_file: Annotated[Path | None, typer.Argument(metavar="PLAN")] = None,
    resume: Annotated[
        str | None, typer.Option("--resume", metavar="RUN_ID", help="finish a run that was cut off, instead of PLAN")
    ] = None,
    revert_after: Annotated[
        int, typer.Option("--revert-after", min=60, help="seconds until an unconfirmed device goes back by itself")
    ] = 300,
    settle: Annotated[
        int, typer.Option("--settle", min=0, help="seconds that neighbours may take to come back after a change")
    ] = 30,
    max_failed: Annotated[
        int, typer.Option("--max-failed", min=0, max=99, help="per cent of a wave that may fail; of a canary none may")
    ] = 10,
    override: Override = "",
    jobs: Jobs = None,
) -> None:
    """Carry a reviewed plan out: the cloud first, then the network, from the edge inwards.

    Neither world needs an answer of the other (every number stands in the ledger), so the order is a matter of safety:
    a cloud that fails stops the run before any router is touched, and no route leads to networks that are not there.
    The stacks of several cities run side by side; when one fails, the others end and no router is touched.
    All devices are looked at first: when one has changed since the plan, the cloud is not touched either.
    Devices are not changed in a freeze or outside the change windows.

    Exit codes: 0 done, 1 something failed or the plan is stale, 2 bad input, 3 it is not the hour.
    """
    if (plan_file is None) == (resume is None):
        raise typer.BadParameter("give a PLAN, or --resume RUN_ID", param_hint="PLAN")
    if resume is not None or plan_file is None:
        from edugrid.cli.resume import finish

        finish(resume or "", override, revert_after, settle, max_failed)
        return
    from edugrid.cli.hours import check_hours, gate, note_override
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cli.show_outcomes import show_outcomes
    from edugrid.rollout.apply import apply_devices, check_devices
    from edugrid.rollout.pace import Pace
    from edugrid.rollout.plan_file import read_plan
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site

    pace = Pace(revert_seconds=revert_after, settle_seconds=settle, max_failed=max_failed)
    plan = read_plan(plan_file)
    site = Site.from_env(os.environ)
    if plan.empty:
        typer.echo(Text("Nothing to do.", "无需执行。").show(language()))
        return
    may = gate(plan, override)
    check_hours(may, f"edugrid apply {plan_file}")
    run = Run.create(site.state, "apply", plan, region=plan.region, seal=plan.seal)
    note_override(run, override)
    check_devices(plan, site)
    _apply_clouds(plan, jobs)
    with progress_bar("apply") as progress:
        result = apply_devices(plan, site, run, pace=pace, gate=may, progress=progress)
    if result.devices:
        show_outcomes(result.devices)
    told = Text(
        f"run {run.id}; undo it with `edugrid rollback {run.id}`", f"运行编号 {run.id}；撤销：edugrid rollback {run.id}"
    )
    typer.echo(told.show(language()))
    raise typer.Exit(result.exit_code)


def _apply_clouds(plan: "Plan", jobs: int | None) -> None:
    from edugrid.cli.cloud_lines import result_line
    from edugrid.cli.cloud_works import cloud_works
    from edugrid.cli.run_stacks import run_stacks

    works = [work for cloud in plan.clouds if cloud.steps for work in cloud_works("apply", (cloud.region,), plan=cloud)]
    if not works:
        return
    outcomes = run_stacks(works, jobs)
    for outcome in outcomes:
        if outcome.result:
            typer.echo(result_line(outcome.region, outcome.result, language()))
    codes = {outcome.failure.exit_code for outcome in outcomes if outcome.failure}
    if codes:
        raise typer.Exit(min(codes))
