"""Routes that devices still have to the prefixes of legacy data centres."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.design.network import DeviceDesign
from edugrid.retire.facts import RouteFact
from edugrid.retire.legacy_sites import LegacySite
from edugrid.rollout.site import Site, SiteError


def routes(devices: Sequence[DeviceDesign], site: Site, sites: Sequence[LegacySite]) -> dict[str, RouteFact | None]:
    """Prefix → some router has a route to it; None where no router that can answer was reached."""
    prefixes = sorted({str(prefix) for legacy in sites for prefix in legacy.site.prefixes})
    active = [device for device in devices if device.state == "active"]
    if not prefixes or not active:
        return dict.fromkeys(prefixes)
    with ThreadPoolExecutor(max_workers=min(16, len(active))) as pool:
        answers = list(pool.map(lambda device: _routes(device, site, prefixes), active))
    facts: dict[str, RouteFact | None] = {}
    for prefix in prefixes:
        told = [answer[prefix] for answer in answers if prefix in answer]
        those = [fact for fact in told if fact.there] or told
        facts[prefix] = RouteFact(there=those[0].there, simulated=all(f.simulated for f in those)) if those else None
    return facts


def _routes(device: DeviceDesign, site: Site, prefixes: Sequence[str]) -> dict[str, RouteFact]:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect
    from edugrid.rollout.layer import layer

    try:
        with connect(device, site) as driver:
            simulated = layer(driver) == "simulated"
            return {
                prefix: RouteFact(there=bool(driver.get_route_to(destination=prefix, longer=True)), simulated=simulated)
                for prefix in prefixes
            }
    except (NapalmException, NotImplementedError, SiteError, OSError, EOFError, ValueError):
        return {}
