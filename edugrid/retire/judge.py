"""Every legacy data centre of a region, judged today from live facts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from edugrid.region import OpenRegion
from edugrid.retire.legacy_sites import legacy_sites
from edugrid.retire.look.look import look
from edugrid.retire.status import SiteStatus
from edugrid.retire.timetable import timetable


def judge(
    root: Path, opened: OpenRegion, env: Mapping[str, str], today: date, name: str | None = None
) -> tuple[SiteStatus, ...]:
    """Ask the clouds and the routers, then judge every stage of every legacy data centre.

    ``root`` is the folder of the inventories, where evidence files lie. With ``name`` only that site is asked about.
    """
    sites = [item for item in legacy_sites(opened.intent) if name in {None, item.site.name}]
    facts = look(root, opened, env, sites)
    return tuple(timetable(item.region, item.site, today, facts) for item in sites)
