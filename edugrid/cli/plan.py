"""``edugrid plan REGION``."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.cloud.side_by_side import Outcome
    from edugrid.region import OpenRegion
    from edugrid.rollout.plan_file import DevicePlan
    from edugrid.rollout.wave import Wave, WaveSizes


def plan(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    out: Annotated[Path | None, typer.Option("--out", help="PLAN")] = None,
    only: Annotated[Literal["cloud", "network"] | None, typer.Option("--only", help="cloud | network")] = None,
    device: Annotated[list[str] | None, typer.Option("--device", help="NAME (may be repeated)")] = None,
    queued: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--queued", help="only devices that wait in the queue (edugrid queue)")
    ] = False,
    remove_unmanaged: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--remove-unmanaged", help="also delete cloud resources that nobody declared")
    ] = False,
    canary: Annotated[
        list[str] | None, typer.Option("--canary", help="device or school code that goes first (may be repeated)")
    ] = None,
    canaries: Annotated[
        int, typer.Option("--canaries", min=0, help="schools (elsewhere devices) of each ring that go first")
    ] = 1,
    share: Annotated[
        int, typer.Option("--share", min=1, max=100, help="per cent of each ring that goes after the canary")
    ] = 10,
    jobs: Jobs = None,
) -> None:
    """Show what would change, and in which waves, and write the sealed plan; nothing is touched.

    The stacks of several cities are looked at side by side. One that fails is told and left out of the plan.

    Exit codes: 0 also when there are changes, 1 when something was unreachable or refused, 2 bad input.
    """
    from edugrid.cli.cloud_lines import plan_lines
    from edugrid.cli.console import console
    from edugrid.cli.device_tables import planned_table, waves_table
    from edugrid.cli.placement_table import placement_table
    from edugrid.cli.surge_table import surge_table
    from edugrid.region import open_region
    from edugrid.rollout.plan_file import Plan
    from edugrid.rollout.wave import WaveSizes

    root = inventories()
    device = _named(region, device, queued=queued)
    opened = open_region(root, region)
    devices = _devices(root, opened, device) if only != "cloud" else ()
    wanted = only != "network" and not device
    order = _waves(devices, WaveSizes(canary=canaries, share=share, first=tuple(canary or ())))
    looked = _clouds(opened, jobs, remove_unmanaged=remove_unmanaged) if wanted else ()
    clouds = tuple(outcome.plan for outcome in looked if outcome.plan)
    if wanted:
        _forms(opened, out)
    made = Plan(
        region=region,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        devices=devices,
        waves=order,
        clouds=clouds,
    ).sealed()
    if devices:
        console().print(planned_table(devices))
        _show_commands(devices)
        _show_lint(devices)
    if order:
        console().print(waves_table(order))
    for cloud in clouds:
        if cloud.placements:
            console().print(placement_table(cloud.placements))
        if cloud.surges:
            console().print(surge_table(cloud.surges))
        typer.echo("\n" + "\n".join(plan_lines(cloud, language())))
    if made.empty:
        typer.echo(Text("No changes.", "无变化。").show(language()))
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        made.write(out)
        told = Text(
            f"{out}: sealed plan; carry it out with `edugrid apply {out}`",
            f"{out}：计划已封存；执行：edugrid apply {out}",
        )
        typer.echo(told.show(language()))
    if (
        any(cloud.refused for cloud in clouds)
        or any(item.state in {"refused", "unreachable"} for item in devices)
        or len(clouds) < len(looked)
    ):
        raise typer.Exit(1)


def _named(region: str, names: list[str] | None, *, queued: bool) -> list[str] | None:
    if not queued:
        return names
    from edugrid.rollout.queue import queued as waiting
    from edugrid.rollout.site import Site

    found = [
        item.device for item in waiting(Site.from_env(os.environ).state, region) if not names or item.device in names
    ]
    if not found:
        typer.echo(Text("no device waits", "没有待补做的设备").show(language()))
        raise typer.Exit
    return found


def _devices(root: Path, opened: "OpenRegion", names: list[str] | None) -> "tuple[DevicePlan, ...]":
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.network.templates import templates
    from edugrid.rollout.plan import plan_devices
    from edugrid.rollout.site import Site

    chosen = [device for device in opened.design.devices if not names or device.name in names]
    unknown = sorted(set(names or ()) - {device.name for device in chosen})
    if unknown:
        raise typer.BadParameter(f"no device {', '.join(unknown)} in this region", param_hint="--device")
    site = Site.from_env(os.environ)
    texts = templates(root)
    with progress_bar("plan") as progress:
        return plan_devices(chosen, texts.render, site, progress=progress)


def _waves(devices: "tuple[DevicePlan, ...]", sizes: "WaveSizes") -> "tuple[Wave, ...]":
    from edugrid.rollout.waves import waves

    changed = [device for device in devices if device.state == "changed"]
    unknown = sorted(set(sizes.first) - {name for device in changed for name in (device.name, device.school)})
    if unknown:
        raise typer.BadParameter(f"nothing changes at {', '.join(unknown)}", param_hint="--canary")
    return waves(changed, sizes)


def _clouds(opened: "OpenRegion", jobs: int | None, *, remove_unmanaged: bool) -> "tuple[Outcome, ...]":
    cities = sorted({tenancy.region for tenancy in opened.design.tenancies if tenancy.features.api})
    if not cities:
        return ()
    from edugrid.cli.cloud_works import cloud_works
    from edugrid.cli.run_stacks import run_stacks

    return run_stacks(cloud_works("preview", cities, remove_unmanaged=remove_unmanaged), jobs)


def _forms(opened: "OpenRegion", out: Path | None) -> None:
    """Clouds without an API: the plan for them is a filled form, beside the plan file."""
    for spec in (spec for spec in opened.design.tenancies if not spec.features.api):
        if out is None:
            hint = f"edugrid cloud form {spec.region} --cloud {spec.label} --out DIR"
            told = Text(
                f"{spec.label} has no API; the application form: {hint}", f"{spec.label} 没有接口；申请表：{hint}"
            )
            typer.echo(told.show(language()))
            continue
        from edugrid.paper.write_forms import write_forms

        for path in write_forms(opened, spec, out.parent):
            told = Text(f"{path}: application form for {spec.label}", f"{path}：{spec.label} 的申请表")
            typer.echo(told.show(language()))


def _show_lint(devices: "tuple[DevicePlan, ...]") -> None:
    """What the lint says of the texts that would be given; the devices refuse, or not: nothing is left out here."""
    from edugrid.network.lint.check import lint

    for item in devices:
        for one in lint(item.platform, item.target) if item.target else ():
            typer.echo("! " + one.show(item.name, language()), err=True)


def _show_commands(devices: "tuple[DevicePlan, ...]") -> None:
    for item in devices:
        for reason in item.reasons:
            typer.echo(f"{item.name}: {reason}", err=True)
        for line in item.waiting:
            told = Text(
                f"{item.name}: left out until its secret is given on the device (by hand or by a playbook): {line}",
                f"{item.name}：密码或密钥尚未在设备上设置（手工或剧本），暂不下发：{line}",
            )
            typer.echo(told.show(language()), err=True)
        if item.forward:
            typer.echo("\n".join((f"\n{item.name}:", *(f"  {line}" for line in item.forward))))
