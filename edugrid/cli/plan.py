"""``edugrid plan REGION``."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories
from edugrid.cli.permit import Key
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
    key: Key = None,
    jobs: Jobs = None,
) -> None:
    """Show what would change, and in which waves, and write the sealed plan; nothing is touched.

    The stacks of several cities are looked at side by side. One that fails is told and left out of the plan.
    A plan that touches production is signed by its author, with ``--key``; somebody else then approves it.

    Exit codes: 0 also when there are changes, 1 when something was unreachable or refused, 2 bad input.
    """
    from edugrid.cli.look_at_devices import look_at_devices
    from edugrid.cli.show_plan import show_plan
    from edugrid.region import open_region
    from edugrid.rollout.plan_file import Plan
    from edugrid.rollout.wave import WaveSizes

    root = inventories()
    device = _named(region, device, queued=queued)
    opened = open_region(root, region)
    devices = look_at_devices(root, opened, device) if only != "cloud" else ()
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
    show_plan(made, out, key)
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
