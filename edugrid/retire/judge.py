"""Every legacy data centre of a region, judged today from live facts."""

from collections.abc import Mapping
from datetime import date

from edugrid.region import OpenRegion
from edugrid.retire.observe import legacy_sites, route_facts, workload_facts
from edugrid.retire.status import SiteStatus
from edugrid.retire.timetable import timetable
from edugrid.rollout.site import Site


def judge(opened: OpenRegion, env: Mapping[str, str], today: date) -> tuple[SiteStatus, ...]:
    """Ask the clouds and the routers, then judge every stage of every legacy data centre."""
    sites = legacy_sites(opened.intent)
    workloads = workload_facts(opened.intent, sites)
    routes = route_facts(opened.design.devices, Site.from_env(env), sites)
    return tuple(timetable(region, site, today, workloads, routes) for region, site in sites)
