"""Restart one device and wait until it is what it was."""

import time
from collections.abc import Callable
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.check import check_live
from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import comparable
from edugrid.rollout.site import Site, SiteError

_PAUSE_SECONDS = 5.0


class RebootError(Exception):
    """The device was not restarted, or did not come back as it was; the message says which."""

    exit_code = 1


def reboot(
    device: DeviceDesign,
    site: Site,
    *,
    wait_seconds: float,
    settle_seconds: float,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[str, ...]:
    """Restart ``device``; returns what its live checks find wrong that was well before.

    A device whose running configuration is not what it would start with is not restarted: something would be lost.

    Args:
        device: which one.
        site: where it is reached.
        wait_seconds: how long it may be away.
        settle_seconds: how long its neighbours may take afterwards.
        pause: waits some seconds.

    Raises:
        RebootError: see there.
        napalm.base.exceptions.NapalmException, SiteError: it cannot be asked.

    """
    from edugrid.vendors.base.restart import restart

    with connect(device, site) as driver:
        texts = driver.get_config()
        before = comparable(texts["running"])
        if comparable(texts["startup"]) != before:
            raise RebootError(
                f"{device.name}: the running configuration was never saved; a restart would lose it, so it was left alone"
            )
        well = _well(device, driver)
        try:
            restart(driver)
        except NotImplementedError as error:
            raise RebootError(f"{device.name}: {error}") from None
    after = _back(device, site, wait_seconds, pause)
    if after != before:
        raise RebootError(f"{device.name}: it came back with another configuration; compare: edugrid plan")
    end = time.monotonic() + settle_seconds
    while lost := _lost(device, site, well):
        if time.monotonic() >= end:
            return tuple(sorted(lost))
        pause(_PAUSE_SECONDS)
    return ()


def _well(device: DeviceDesign, driver: Any) -> set[str]:  # noqa: ANN401 - napalm publishes no types
    return {f"{item.feature}: {item.subject}" for item in check_live(device, driver) if item.state == "ok"}


def _lost(device: DeviceDesign, site: Site, well: set[str]) -> set[str]:
    with connect(device, site) as driver:
        return well - _well(device, driver)


def _back(device: DeviceDesign, site: Site, wait_seconds: float, pause: Callable[[float], None]) -> str:
    """The running configuration once the device answers again."""
    from napalm.base.exceptions import NapalmException

    end = time.monotonic() + wait_seconds
    while True:
        try:
            with connect(device, site) as driver:
                return comparable(driver.get_config(retrieve="running")["running"])
        except (NapalmException, OSError, EOFError, SiteError) as error:
            if time.monotonic() >= end:
                raise RebootError(f"{device.name}: not back after {wait_seconds:.0f} s ({error})") from None
        pause(_PAUSE_SECONDS)
