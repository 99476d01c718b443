"""Whether devices run what an explanation says of them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.compare import LineDrift, compare
from edugrid.text import Text
from edugrid.whitelist.at_devices import Render
from edugrid.whitelist.explanation import DevicePoint, Explanation

Connect = Callable[[DeviceDesign], AbstractContextManager[Any]]


def live(found: Explanation, devices: Sequence[DeviceDesign], render: Render, connect: Connect) -> tuple[Text, ...]:
    """One text a line that the first hop of the source does not run, or runs beside the list; and one a silent device."""
    designs = {device.name: device for device in devices}
    texts: list[Text] = []
    for name in dict.fromkeys(point.device for point in found.devices if point.without is None):
        points = [point for point in found.devices if point.device == name]
        texts += _of_device(designs[name], points, render, connect)
    return tuple(texts)


def _of_device(device: DeviceDesign, points: list[DevicePoint], render: Render, connect: Connect) -> list[Text]:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.site import SiteError

    intended = render(device)
    try:
        with connect(device) as driver:
            running = driver.get_config(retrieve="running")["running"]
        drifts = compare(device.platform, running, intended)
    except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
        told = str(error) or type(error).__name__
        return [Text(f"{device.name} could not be asked: {told}", f"{device.name} 无法查询：{told}")]
    lists = {_section(intended, point.line_number) for point in points if point.line_number is not None}
    bindings = {line for point in points for line in point.binding}
    return [
        Text(
            f"{device.name} does not run what it should: {_shown(drift)}",
            f"{device.name} 的运行配置与预期不一致：{_shown(drift)}",
        )
        for drift in drifts
        if _matters(drift, lists, bindings)
    ]


def _matters(drift: LineDrift, lists: set[str], bindings: set[str]) -> bool:
    """A line of the list, the list itself, or what puts it into force at this very place."""
    if drift.intended in lists or (drift.path and drift.path[0] in lists):
        return True
    return drift.intended in bindings and (not drift.path or drift.path[-1] in bindings)


def _section(text: str, number: int) -> str:
    """The line that opens the section of line ``number`` (from 1)."""
    lines = text.splitlines()
    return next((line for line in reversed(lines[: number - 1]) if line and not line.startswith((" ", "#"))), "")


def _shown(drift: LineDrift) -> str:
    where = " › ".join(drift.path)
    sides = [f"- {drift.actual}" if drift.actual else "", f"+ {drift.intended}" if drift.intended else ""]
    return " ".join(part for part in (where, *sides) if part)
