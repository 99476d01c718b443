"""The way out of all legacy data centres of a region, on one page. Pure."""

from collections.abc import Sequence
from datetime import date

from edugrid.design.frozen import Frozen
from edugrid.intent.tree import Intent
from edugrid.retire.legacy_sites import legacy_sites
from edugrid.retire.overdue_days import overdue_days
from edugrid.retire.slip import Slip, slip
from edugrid.retire.status import SiteStatus


class SiteLine(Frozen):
    """One site: its size, what is left in it, and where it stands; ``late``: days since the day that it missed, else 0.

    ``level`` is city, county or school. ``data_gb`` and ``workloads`` count what has not moved yet (``moved``).
    ``shut`` and ``unknown`` are exit gates of the current stage that do not pass.
    """

    region: str
    site: str
    title: str
    owner: str
    level: str
    racks: int
    power_kw: float
    workloads: int
    data_gb: float
    stage: str | None
    due: date | None
    late: int
    shut: int
    unknown: int
    hand_back: date
    deadline: date | None


class Overview(Frozen):
    """``slip``: what the sites that are late already do to the others when nothing is made up for."""

    region: str
    day: date
    lines: tuple[SiteLine, ...]
    sites: tuple[SiteStatus, ...]
    slip: Slip


def overview(intent: Intent, sites: Sequence[SiteStatus]) -> Overview:
    """The page of ``intent``'s target region from judged sites."""
    late = overdue_days(sites, intent.today)
    known = {item.site.name: item for item in legacy_sites(intent)}
    lines = []
    for status in sites:
        _, site, city = known[status.name]
        left = [item for item in site.workloads if item.moved is None or item.moved > intent.today]
        current = status.current
        gates = current.gates if current else ()
        lines.append(
            SiteLine.model_validate(
                {name: getattr(status, name) for name in ("region", "title", "owner")}
                | {
                    "site": status.name,
                    "level": "school" if site.school else "city" if status.region == city.path else "county",
                    "racks": site.racks,
                    "power_kw": site.power_kw,
                    "workloads": len(left),
                    "data_gb": sum(item.data_gb for item in left),
                    "stage": current.name if current else None,
                    "due": current.due if current else None,
                    "late": late.get(status.name, 0),
                    "shut": sum(gate.passed is False for gate in gates),
                    "unknown": sum(gate.passed is None for gate in gates),
                    "hand_back": status.stages[-1].due,
                    "deadline": intent.retirement(city).deadline,
                }
            )
        )
    done = {status.name: {stage.name for stage in status.stages if stage.state == "done"} for status in sites}
    return Overview(
        region=intent.target, day=intent.today, lines=tuple(lines), sites=tuple(sites), slip=slip(intent, late, done)
    )
