"""Live facts that the gates of the retirement timetable need."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.intent.data_centre import DataCentre
from edugrid.intent.tree import Intent
from edugrid.rollout.site import Site, SiteError


class LegacySite(NamedTuple):
    """A legacy data centre and the region that owns it."""

    region: str
    site: DataCentre


def legacy_sites(intent: Intent) -> tuple[LegacySite, ...]:
    """Every legacy data centre in the target region, in order of path and name."""
    listed = [
        (path, site)
        for city in intent.cities
        for path, sites in (
            (city.path, city.file.data_centres),
            *((county.path, county.file.data_centres) for county in city.counties),
        )
        for site in sites
        if site.state == "legacy" and intent.wants(path)
    ]
    return tuple(LegacySite(*item) for item in sorted(listed, key=lambda item: (item[0], item[1].name)))


def workload_facts(intent: Intent, sites: Sequence[LegacySite]) -> dict[str, bool | None]:
    """Server name → still there; None where the cloud could not be asked."""
    from edugrid.cloud.facts import server_exists

    profiles = {(city.path, cloud.name): cloud.entry for city in intent.cities for cloud in city.file.clouds}
    facts: dict[str, bool | None] = {}
    for region, site in sites:
        city = "/".join(region.split("/")[:2])
        for workload in site.workloads:
            if workload.cloud is None or workload.project is None or workload.server is None:
                continue
            profile = profiles[city, workload.cloud]
            facts[workload.server] = server_exists(profile, workload.project, workload.server)
    return facts


def route_facts(devices: Sequence[DeviceDesign], site: Site, sites: Sequence[LegacySite]) -> dict[str, bool | None]:
    """Prefix → some router has a route to it; None where no router that can answer was reached."""
    prefixes = sorted({str(prefix) for _, legacy in sites for prefix in legacy.prefixes})
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
