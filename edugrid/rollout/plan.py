"""Look at every device and say what would be typed. Nothing is changed."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from types import MappingProxyType
from typing import Literal

from edugrid.design.frozen_devices import FrozenDevice
from edugrid.design.network import DeviceDesign
from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.hide_secrets import hide_secrets
from edugrid.rollout.layer import layer
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.shut_out import shut_out
from edugrid.rollout.site import Site, SiteError
from edugrid.text import language


def _as_it_is(device: DeviceDesign, running: str, intended: str) -> str:
    del device, running
    return intended


def plan_devices(
    devices: Sequence[DeviceDesign],
    render: Callable[[DeviceDesign], str],
    site: Site,
    *,
    adjust: Callable[[DeviceDesign, str, str], str] = _as_it_is,
    progress: Progress = silent,
    frozen: Mapping[str, FrozenDevice] = MappingProxyType({}),
) -> tuple[DevicePlan, ...]:
    """Plan every active device, in the order given; a device that cannot be planned says why and stops no other.

    ``render`` gives a device's intended configuration, ``adjust`` what is wanted of it from running and intended one
    (absent: all of it); both are called from worker threads. What would grow on a device of a ``frozen`` site is refused.
    """
    from napalm.base.exceptions import NapalmException

    active = [device for device in devices if device.state == "active"]

    def one(device: DeviceDesign) -> DevicePlan:
        try:
            return _plan(device, render(device), site, adjust, frozen.get(device.name))
        except (NapalmException, SiteError, OSError, EOFError) as error:
            return _failed(device, "unreachable", error)
        except Exception as error:  # noqa: BLE001 - one bad device must never stop the others; the reason is told
            return _failed(device, "refused", error)

    if not active:
        return ()
    plans: dict[str, DevicePlan] = {}
    with ThreadPoolExecutor(max_workers=site.file.limits.workers(len(active))) as pool:
        for done, future in enumerate(as_completed([pool.submit(one, device) for device in active]), 1):
            plan = future.result()
            plans[plan.name] = plan
            progress(done, len(active), f"{plan.name}: {plan.state}")
    return tuple(plans[device.name] for device in active)


def _plan(
    device: DeviceDesign,
    intended: str,
    site: Site,
    adjust: Callable[[DeviceDesign, str, str], str],
    frozen: FrozenDevice | None,
) -> DevicePlan:
    from edugrid.rollout.difference import Difference, difference

    with connect(device, site) as driver:
        running = driver.get_config(retrieve="running")["running"]
        answered = layer(driver)
        intended = adjust(device, running, intended)
        found = difference(driver, device.platform, running, intended)
        closed = shut_out(device, device, intended, driver, site) if found.candidate is not None else None
    if closed is not None:
        found = Difference(reasons=(closed.show(language()),))
    if hide_secrets(device.platform, (intended,)) != (intended,):
        reason = "the templates render a secret, which a plan must not hold; give the device its secrets by hand"
        found = Difference(reasons=(reason,))
    grown = _grown(running, intended, frozen) if frozen and found.candidate is not None else ()
    if grown:
        found = Difference(reasons=grown)
    changed = found.candidate is not None
    state: Literal["changed", "unchanged", "refused"] = (
        "refused" if found.reasons else "changed" if changed else "unchanged"
    )
    return DevicePlan(
        name=device.name,
        platform=device.platform,
        role=device.role,
        region=device.region,
        school=device.school,
        pair=device.pair,
        host=device.host,
        port=device.port,
        transport=device.transport,
        netconf_port=device.netconf_port,
        target=intended if changed else None,
        design=device if changed else None,
        state=state,
        running_sha256=fingerprint(running),
        forward=hide_secrets(device.platform, found.forward),
        back=hide_secrets(device.platform, found.back),
        reasons=found.reasons,
        waiting=found.waiting,
        layer=answered,
    )


def _grown(running: str, intended: str, frozen: FrozenDevice) -> tuple[str, ...]:
    from edugrid.network.growth import growth

    told = f"{frozen.site} is frozen since {frozen.since}: nothing new may be placed there (frozen-site)"
    return tuple(f"{line}: {told}" for line in growth(running, intended, frozen.ports))


def _failed(device: DeviceDesign, state: Literal["unreachable", "refused"], error: Exception) -> DevicePlan:
    return DevicePlan(
        name=device.name,
        platform=device.platform,
        role=device.role,
        region=device.region,
        school=device.school,
        pair=device.pair,
        host=device.host,
        port=device.port,
        transport=device.transport,
        netconf_port=device.netconf_port,
        state=state,
        running_sha256="",
        reasons=(str(error) or type(error).__name__,),
    )
