"""Ask the devices about legacy data centres where no other look has a session open."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.design.network import DeviceDesign
from edugrid.retire.look.answer import Answer, answer
from edugrid.retire.look.questions import Questions
from edugrid.rollout.site import Site, SiteError


def ask_devices(devices: Sequence[DeviceDesign], site: Site, asked: Questions) -> dict[str, Answer]:
    """Device → what it tells; one that was not reached is not in it. One session a device."""
    those = [device for device in devices if device.state == "active" and asked.concerns(device.name)]
    if not those:
        return {}
    with ThreadPoolExecutor(max_workers=min(16, len(those))) as pool:
        answers = pool.map(lambda device: _ask(device, site, asked), those)
        return {device.name: told for device, told in zip(those, answers, strict=True) if told is not None}


def _ask(device: DeviceDesign, site: Site, asked: Questions) -> Answer | None:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect

    try:
        with connect(device, site) as driver:
            return answer(device.name, driver, asked)
    except (NapalmException, SiteError, OSError, EOFError, ValueError):
        return None
