"""Make a simulated device by platform name."""

import time
from collections.abc import Callable, Iterable
from importlib import import_module, resources
from pathlib import Path

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.dialect import Dialect


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


def platforms() -> tuple[str, ...]:
    """The platforms that can be simulated: folders of this package with a ``dialect.py``."""
    here = resources.files("edugrid.lab.devices")
    return tuple(
        sorted(item.name for item in here.iterdir() if item.joinpath("dialect.py").is_file() and item.name != "core")
    )


def _dialect(platform: str) -> Dialect:
    if platform not in platforms():
        raise ValueError(f"unknown platform {platform!r} (known: {', '.join(platforms())})")
    made: Dialect = import_module(f"edugrid.lab.devices.{platform}.dialect").dialect()
    return made
