"""Make a simulated device by platform name."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, get_args

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.dialect import Dialect

Platform = Literal["huawei_vrp8", "h3c_comware7"]
PLATFORMS: tuple[str, ...] = get_args(Platform)


def make_device(  # each is one property of the device
    platform: str,
    name: str,
    home: Path | None = None,
    startup: str | None = None,
    ports: Iterable[str] | None = None,
    clock: Callable[[], float] = time.time,
) -> Device:
    """A simulated device; state lies under ``home`` (None: a temporary directory that goes with the object).

    ``startup`` is the configuration text of its first start (later starts take what ``home`` keeps); ``ports`` names the
    physical ports it has. Raises ValueError for an unknown platform, a port name the platform does not have, or startup
    lines the device would refuse.
    """
    return Device(_dialect(platform), name, home, startup=startup, ports=ports, clock=clock)


def _dialect(platform: str) -> Dialect:
    if platform == "huawei_vrp8":
        from edugrid.lab.devices.huawei_vrp8.dialect import vrp8_dialect

        return vrp8_dialect()
    if platform == "h3c_comware7":
        from edugrid.lab.devices.h3c_comware7.dialect import comware7_dialect

        return comware7_dialect()
    raise ValueError(f"unknown platform {platform!r} (known: {', '.join(PLATFORMS)})")
