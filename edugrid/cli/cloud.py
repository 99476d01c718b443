"""``edugrid cloud preview|up|refresh|destroy REGION``."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.cloud_lines import plan_lines, result_line
from edugrid.cli.cloud_works import cloud_works
from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories
from edugrid.cli.permit import refuse_without_plan
from edugrid.cli.run_stacks import run_stacks
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edugrid.cloud.side_by_side import Outcome, Work

Yes = Annotated[bool, typer.Option("--yes", "-y", help="do not ask")]
RemoveUnmanaged = Annotated[bool, typer.Option("--remove-unmanaged", help="also delete what nobody declared")]
BAD_INPUT = 2


def cloud_preview(region: Region, remove_unmanaged: RemoveUnmanaged = False, jobs: Jobs = None) -> None:  # noqa: FBT002 - typer's way
    """Show what `up` would do, after looking at the clouds; nothing is written.

    The stacks of a region with several are looked at side by side; one that fails does not stop the others (exit 1).
    """
    _end(_shown(run_stacks(cloud_works("preview", _cities(region), remove_unmanaged=remove_unmanaged), jobs)))


def cloud_up(
    region: Region,
    yes: Yes = False,  # noqa: FBT002 - typer's way
    remove_unmanaged: RemoveUnmanaged = False,  # noqa: FBT002 - the same
    jobs: Jobs = None,
) -> None:
    """Create and update; shows the plan and asks first. Several stacks side by side, as `preview` does.

    In production it is refused (exit 3): a plan is made, approved and applied there.
    """
    cities = _cities(region)
    refuse_without_plan(
        cities,
        Text(
            "nobody else could review this; plan it: edugrid plan {region} --only cloud --out PLAN",
            "此操作无法由他人审阅；请先计划：edugrid plan {region} --only cloud --out PLAN",
        ),
    )
    if yes:
        _end(_done("up", cloud_works("up", cities, remove_unmanaged=remove_unmanaged), jobs))
        return
    _interactive(f"edugrid cloud up {region} --yes")
    seen = _shown(run_stacks(cloud_works("preview", cities, remove_unmanaged=remove_unmanaged), jobs))
    wanted = [outcome.plan for outcome in seen if outcome.plan and outcome.plan.steps]
    if wanted:
        _ask(Text("Do this?", "是否执行？"))
        works = [work for plan in wanted for work in cloud_works("apply", (plan.region,), plan=plan)]
        _end([*_done("up", works, jobs), *seen])
    _end(seen)


def cloud_refresh(region: Region, jobs: Jobs = None) -> None:
    """Read the clouds into the state; the clouds are not touched. Several stacks side by side."""
    _end(_shown(run_stacks(cloud_works("refresh", _cities(region)), jobs)))


def cloud_destroy(
    region: Region,
    yes: Yes = False,  # noqa: FBT002 - typer's way
    remove_unmanaged: RemoveUnmanaged = False,  # noqa: FBT002 - the same
    jobs: Jobs = None,
) -> None:
    """Delete everything of the region's stacks; asks first. Several stacks side by side. Refused in production (exit 3)."""
    cities = _cities(region)
    refuse_without_plan(
        cities,
        Text(
            "take what shall go out of city.yml, then plan, approve and apply that",
            "请先从 city.yml 中删除要撤销的内容，再计划、批准并执行",
        ),
    )
    if not yes:
        _interactive(f"edugrid cloud destroy {region} --yes")
        _shown(run_stacks(cloud_works("preview", cities, remove_unmanaged=remove_unmanaged), jobs))
        _ask(Text(f"Delete ALL cloud resources of {region}?", f"是否删除 {region} 的全部云资源？"))
    works = cloud_works("destroy", cities, remove_unmanaged=remove_unmanaged)
    _end(_done("destroy", works, jobs))


def _cities(region: str) -> tuple[str, ...]:
    from edugrid.cloud.errors import CloudInputError
    from edugrid.cloud.regions import cloud_regions

    found = cloud_regions(inventories(), region)
    if not found:
        raise CloudInputError(
            Text(f"{region} has no share of any cloud", f"{region} 没有云租户"),
            Text("clouds belong to a city: name the city's region", "云属于地市：请使用地市的 REGION"),
        )
    return found


def _shown(outcomes: "Sequence[Outcome]") -> "Sequence[Outcome]":
    """Print each plan and result, and a table when there are several."""
    from edugrid.cli.console import console
    from edugrid.cli.placement_table import placement_table
    from edugrid.cli.stack_table import stack_table
    from edugrid.cli.surge_table import surge_table

    for outcome in outcomes:
        if outcome.plan and outcome.plan.placements:
            console().print(placement_table(outcome.plan.placements))
        if outcome.plan and outcome.plan.surges:
            console().print(surge_table(outcome.plan.surges))
        if outcome.plan:
            typer.echo("\n".join(plan_lines(outcome.plan, language())))
        elif outcome.result:
            typer.echo(result_line(outcome.region, outcome.result, language()))
    if len(outcomes) > 1:
        console().print(stack_table(outcomes))
    return outcomes


def _done(verb: str, works: "Sequence[Work]", jobs: int | None) -> "Sequence[Outcome]":
    """Work on the stacks, each between two entries of the audit log, and show what came of it."""
    from collections import Counter

    from edugrid.cli.cloud_lines import counted
    from edugrid.cli.note import Entry, begin, note

    about = f"edugrid cloud {verb}"
    for work in works:
        begin(Entry(work.region, "cloud", about))
    try:
        outcomes = _shown(run_stacks(works, jobs))
    except BaseException as error:
        for work in works:
            note(Entry(work.region, "cloud", about, f"stopped: {type(error).__name__}"), event="ended")
        raise
    for outcome in outcomes:
        result = counted(Counter(outcome.result.done), "en") if outcome.result else ""
        if outcome.failure:
            result = outcome.failure.text.en.partition("\n")[0]
        note(Entry(outcome.region, "cloud", about, result), event="ended")
    return outcomes


def _end(outcomes: "Sequence[Outcome]") -> None:
    """Exit as the worst of the failures would: 1 when a stack failed, 2 when only input was wrong."""
    codes = {outcome.failure.exit_code for outcome in outcomes if outcome.failure}
    if codes:
        raise typer.Exit(min(codes))


def _interactive(instead: str) -> None:
    if not sys.stdin.isatty():
        typer.echo(
            Text(f"there is nobody to ask; add --yes: {instead}", f"非交互环境，无法确认；请加 --yes：{instead}").show(
                language()
            ),
            err=True,
        )
        raise typer.Exit(BAD_INPUT)


def _ask(question: Text) -> None:
    typer.confirm(question.show(language()), abort=True)
