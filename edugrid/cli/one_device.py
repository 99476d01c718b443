"""Commands that change one device."""

from typing import TYPE_CHECKING

import typer

from edugrid.cli.hours import check_hours
from edugrid.cli.paths import inventories

if TYPE_CHECKING:
    from edugrid.design.network import DeviceDesign


def one_device(command: str, region: str, device: str, override: str) -> "DeviceDesign":
    """The active ``device`` of ``region`` that ``command`` may change now.

    Raises:
        typer.BadParameter: there is none of that name.
        edugrid.intent.problems.IntentError: the intent has problems.
        edugrid.rollout.change_hours.ClosedError: it is not the hour, and no reason overrides it.

    """
    from edugrid.intent.moment import moment
    from edugrid.region import open_region
    from edugrid.rollout.change_hours import change_hours, closed

    opened = open_region(inventories(), region)
    found = next((item for item in opened.design.devices if item.name == device and item.state == "active"), None)
    if found is None:
        raise typer.BadParameter(f"no active device {device!r} in {region}", param_hint="--device")
    if not override:
        hours = change_hours(opened.intent, [found.region])
        check_hours(lambda: closed(hours, moment()), f"edugrid {command} {region} --device {device}")
    return found
