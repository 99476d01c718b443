"""Look at every device of a plan before the first is touched."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.shut_out import shut_out
from edugrid.text import Text, language


class FirstLook(NamedTuple):
    """``away``: why a device cannot be asked or must wait; ``moved``: those that are not what the plan was made for.

    A device waits as well when the change would shut out the machine that makes it (``shut_out``).
    """

    away: dict[str, str]
    moved: tuple[str, ...]


def first_look(plan: Plan, sessions: Sessions, settled: frozenset[str] = frozenset()) -> FirstLook:
    """Ask all devices that would change, and keep the sessions. Nothing is touched.

    A device whose pair is away waits as well: it is the one that carries both.

    Raises:
        edugrid.rollout.site.SiteError: no login for a device.

    """
    away = {device.name: "; ".join(device.reasons) for device in plan.devices if device.state == "unreachable"}
    todo = [device for device in plan.devices if device.state == "changed" and device.name not in settled]
    found = _ask(todo, sessions)
    away |= {name: why for name, why in found.items() if why}
    pairs = {end: other for device in plan.devices if device.pair for end, other in _ends(device)}
    for device in todo:
        other = pairs.get(device.name, "")
        if other in away and device.name not in away:
            told = Text(f"its pair {other} is away", f"其冗余设备 {other} 无法连接")
            away[device.name] = told.show(language())
    return FirstLook(away, tuple(name for name, why in found.items() if why == ""))


def _ends(device: DevicePlan) -> tuple[tuple[str, str], tuple[str, str]]:
    return (device.name, device.pair), (device.pair, device.name)


def _ask(devices: Sequence[DevicePlan], sessions: Sessions) -> dict[str, str | None]:
    """Name to: None when all is well, why it cannot be asked, or an empty text when it is not as it was."""
    from napalm.base.exceptions import NapalmException

    def one(device: DevicePlan) -> str | None:
        try:
            with sessions.open(device, keep=True) as driver:
                running = driver.get_config(retrieve="running")["running"]
                closed = shut_out(device, device.design, device.target or "", driver, sessions.site)
        except (NapalmException, OSError, EOFError) as error:
            return str(error) or type(error).__name__
        if closed is not None:
            return closed.show(language())
        return None if fingerprint(running) == device.running_sha256 else ""

    if not devices:
        return {}
    with ThreadPoolExecutor(max_workers=sessions.site.file.limits.workers(len(devices))) as pool:
        return dict(zip((device.name for device in devices), pool.map(one, devices), strict=True))
