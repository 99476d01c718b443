"""Devices of a region, looked at and planned."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from edugrid.design.network import DeviceDesign
    from edugrid.region import OpenRegion
    from edugrid.rollout.plan_file import DevicePlan


def look_at_devices(
    root: Path,
    opened: "OpenRegion",
    names: "Collection[str] | None" = None,
    kept: "Mapping[str, Collection[tuple[str, ...]]] | None" = None,
) -> "tuple[DevicePlan, ...]":
    """Plans of the devices that ``names`` lists (empty or None: all); nothing is changed.

    ``kept`` are differences by device that the plan leaves as they are, by the path of their drift records.
    """
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.design.frozen_devices import frozen_devices
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
        frozen = frozen_devices(opened.intent)
        if not kept:
            return plan_devices(chosen, texts.render, site, progress=progress, frozen=frozen)
        from edugrid.drift.fix.keep_lines import keep_lines

        def adjust(device: "DeviceDesign", running: str, intended: str) -> str:
            stay = kept.get(device.name)
            return keep_lines(device.platform, running, intended, stay) if stay else intended

        return plan_devices(chosen, texts.render, site, adjust=adjust, progress=progress, frozen=frozen)
