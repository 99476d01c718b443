"""``edugrid apply PLAN``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from edugrid.cli.hours import Override
from edugrid.cli.options import Jobs
from edugrid.cli.paths import state
from edugrid.cli.permit import Key, permit_plan
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.cli.permit import Permit
    from edugrid.rollout.pace import Pace
    from edugrid.rollout.plan_file import Plan
    from edugrid.trust.statement import Statement


def apply(  # noqa: PLR0913, PLR0917 - one parameter an option
    plan_file: Annotated[Path | None, typer.Argument(metavar="PLAN")] = None,
    resume: Annotated[
        str | None, typer.Option("--resume", metavar="RUN_ID", help="finish a run that was cut off, instead of PLAN")
    ] = None,
    queued: Annotated[
        str | None, typer.Option("--queued", metavar="REGION", help="what waits in the queue, instead of PLAN")
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
    key: Key = None,
    jobs: Jobs = None,
) -> None:
    """Carry a reviewed plan out: the cloud first, then the network, from the edge inwards.

    Neither world needs an answer of the other (every number stands in the ledger), so the order is a matter of safety:
    a cloud that fails stops the run before any router is touched, and no route leads to networks that are not there.
    The stacks of several cities run side by side; when one fails, the others end and no router is touched.
    All devices are looked at first: when one has changed since the plan, the cloud is not touched either.
    Devices are not changed in a freeze or outside the change windows. One that cannot be asked waits in the queue
    (edugrid queue), and the others have their turn.
    A plan that touches production must be signed by its author and approved by somebody else (edugrid approve), and
    ``--key`` must be that of an operator.

    Exit codes: 0 done, 1 something failed or the plan is stale, 2 bad input, 3 it is not the hour or not permitted.
    """
    if sum(item is not None for item in (plan_file, resume, queued)) != 1:
        raise typer.BadParameter("give a PLAN, or --resume RUN_ID, or --queued REGION", param_hint="PLAN")
    from edugrid.rollout.pace import Pace

    pace = Pace(revert_seconds=revert_after, settle_seconds=settle, max_failed=max_failed)
    how = _How(override, pace, jobs)
    if resume is not None:
        from edugrid.cli.resume import finish

        finish(resume, override, pace, jobs, key)
    elif queued is not None:
        from edugrid.cli.permit_queued import permit_queued

        waiting = _queued_plan(queued)
        _carry_out(waiting, f"edugrid apply --queued {queued}", how, lambda: permit_queued(state(), waiting, key))
    elif plan_file is not None:
        from edugrid.rollout.plan_file import read_plan
        from edugrid.trust.statements_file import beside, read_statements

        plan, said = read_plan(plan_file), read_statements(beside(plan_file))
        again = f"edugrid apply {plan_file}"
        _carry_out(plan, again, how, lambda: permit_plan(plan, said, str(plan_file), key), said)


class _How(NamedTuple):
    override: str
    pace: "Pace"
    jobs: int | None


def _queued_plan(region: str) -> "Plan":
    from edugrid.rollout.queued_plan import queued_plan
    from edugrid.rollout.site import Site

    plan, again = queued_plan(Site.from_env(os.environ), region)
    if again:
        told = Text(
            f"{', '.join(again)}: not reviewed as it is now; plan it: edugrid plan {region} --queued --out PLAN",
            f"{'、'.join(again)}：现状未经审阅，请先计划：edugrid plan {region} --queued --out PLAN",
        )
        typer.echo(told.show(language()), err=True)
    return plan


def _carry_out(
    plan: "Plan", again: str, how: _How, ask: "Callable[[], Permit]", said: "tuple[Statement, ...]" = ()
) -> None:
    from edugrid.cli.apply_clouds import apply_clouds
    from edugrid.cli.hours import check_hours, gate, note_override
    from edugrid.cli.note import noting
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cli.show_outcomes import show_outcomes
    from edugrid.rollout.apply import apply_devices, check_devices
    from edugrid.rollout.queue import dequeue
    from edugrid.rollout.run import Run
    from edugrid.rollout.sessions import Sessions
    from edugrid.rollout.site import Site
    from edugrid.trust.statements_file import beside, write_statements

    site = Site.from_env(os.environ)
    if plan.empty:
        for device in plan.devices:
            dequeue(site.state, device.name)
        typer.echo(Text("Nothing to do.", "无需执行。").show(language()))
        return
    permit = ask()
    may = gate(plan, how.override)
    check_hours(may, again)
    run = Run.create(site.state, "apply", plan, region=plan.region, seal=plan.seal)
    write_statements(beside(run.folder / "plan.json"), said)
    note_override(run, how.override)
    with noting(plan.region, "apply", f"run {run.id}, plan {plan.seal[:12]}", how.override, permit) as entry:
        if any(cloud.steps for cloud in plan.clouds):  # no cloud is touched for devices that have moved meanwhile
            with Sessions(site) as sessions:
                check_devices(plan, sessions)
        apply_clouds(plan, run, how.jobs)
        with progress_bar("apply") as progress:
            result = apply_devices(plan, site, run, pace=how.pace, gate=may, progress=progress)
        entry.result = result.told
    if result.devices:
        show_outcomes(result.devices)
    told = Text(
        f"run {run.id}; undo it with `edugrid rollback {run.id}`", f"运行编号 {run.id}；撤销：edugrid rollback {run.id}"
    )
    typer.echo(told.show(language()))
    raise typer.Exit(result.exit_code)
