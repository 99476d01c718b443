"""Routes that devices still have to the prefixes of legacy data centres."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.design.network import DeviceDesign
from edugrid.retire.legacy_sites import LegacySite
from edugrid.rollout.site import Site, SiteError


def routes(devices: Sequence[DeviceDesign], site: Site, sites: Sequence[LegacySite]) -> dict[str, bool | None]:
    """Prefix → some router has a route to it; None where no router that can answer was reached."""
    prefixes = sorted({str(prefix) for legacy in sites for prefix in legacy.site.prefixes})
    if not prefixes:
        return {}
    active = [device for device in devices if device.state == "active"]
    with ThreadPoolExecutor(max_workers=max(1, min(16, len(active)))) as pool:
        answers = list(pool.map(lambda device: _routes(device, site, prefixes), active))
    facts: dict[str, bool | None] = {}
    for prefix in prefixes:
        told = [answer[prefix] for answer in answers if prefix in answer]
        facts[prefix] = any(told) if told else None
    return facts


def _routes(device: DeviceDesign, site: Site, prefixes: Sequence[str]) -> dict[str, bool]:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect

    try:
        with connect(device, site) as driver:
            return {prefix: bool(driver.get_route_to(destination=prefix, longer=True)) for prefix in prefixes}
    except (NapalmException, NotImplementedError, SiteError, OSError, EOFError, ValueError):
        return {}
