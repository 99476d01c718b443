"""``edugrid cloud preview|up|refresh|destroy REGION``."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.cloud_lines import plan_lines, result_line
from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import CloudPlan

Yes = Annotated[bool, typer.Option("--yes", "-y", help="do not ask")]
RemoveUnmanaged = Annotated[bool, typer.Option("--remove-unmanaged", help="also delete what nobody declared")]
BAD_INPUT = 2


def cloud_preview(region: Region, remove_unmanaged: RemoveUnmanaged = False) -> None:  # noqa: FBT002 - typer's way
    """Show what `up` would do, after looking at the clouds; nothing is written."""
    for city in _cities(region):
        _show(_preview(city, remove_unmanaged=remove_unmanaged))


def cloud_up(region: Region, yes: Yes = False, remove_unmanaged: RemoveUnmanaged = False) -> None:  # noqa: FBT002 - typer's way
    """Create and update; shows the plan and asks first."""
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.stack import apply_plan, up

    for city in _cities(region):
        if yes:
            with progress_bar(city) as progress:
                result = up(city, inventories(), state(), progress, remove_unmanaged=remove_unmanaged)
        else:
            _interactive(f"edugrid cloud up {region} --yes")
            plan = _preview(city, remove_unmanaged=remove_unmanaged)
            _show(plan)
            if not plan.steps:
                continue
            _ask(Text("Do this?", "是否执行？"))
            with progress_bar(city) as progress:
                result = apply_plan(plan, inventories(), state(), progress)
        typer.echo(result_line(city, result, language()))


def cloud_refresh(region: Region) -> None:
    """Read the clouds into the state; the clouds are not touched."""
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.stack import refresh

    for city in _cities(region):
        with progress_bar(city) as progress:
            result = refresh(city, inventories(), state(), progress)
        typer.echo(result_line(city, result, language()))


def cloud_destroy(region: Region, yes: Yes = False, remove_unmanaged: RemoveUnmanaged = False) -> None:  # noqa: FBT002 - typer's way
    """Delete everything of the region's stacks; asks first."""
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.stack import destroy

    if not yes:
        _interactive(f"edugrid cloud destroy {region} --yes")
        for city in _cities(region):
            _show(_preview(city, remove_unmanaged=remove_unmanaged))
        _ask(Text(f"Delete ALL cloud resources of {region}?", f"是否删除 {region} 的全部云资源？"))
    for city in _cities(region):
        with progress_bar(city) as progress:
            result = destroy(city, inventories(), state(), progress, remove_unmanaged=remove_unmanaged)
        typer.echo(result_line(city, result, language()))


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


def _preview(city: str, *, remove_unmanaged: bool) -> "CloudPlan":
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.stack import preview

    with progress_bar(city) as progress:
        return preview(city, inventories(), state(), progress, remove_unmanaged=remove_unmanaged)


def _show(plan: "CloudPlan") -> None:
    from edugrid.cli.console import console
    from edugrid.cli.placement_table import placement_table

    if plan.placements:
        console().print(placement_table(plan.placements))
    for line in plan_lines(plan, language()):
        typer.echo(line)


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
