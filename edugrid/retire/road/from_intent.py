"""The road of a region, as its inventory tells it."""

from datetime import date
from typing import Final, NamedTuple

from edugrid.design.capacity_sums import allotted, ceiling, smaller, total
from edugrid.design.cloud_capacity import cloud_capacity
from edugrid.intent.legacy.depends import depends
from edugrid.intent.legacy.workload import Workload
from edugrid.intent.registers import Contract
from edugrid.intent.tree import City, Intent
from edugrid.retire.legacy_sites import LegacySite, legacy_sites
from edugrid.retire.road.open_hours import open_hours
from edugrid.retire.road.problem import (
    RoadContract,
    RoadLink,
    RoadProblem,
    RoadQuota,
    RoadSite,
    RoadStaff,
    RoadWorkload,
)
from edugrid.retire.road.weeks import first_monday, sunday, week_until

SURVEY_WEEKS: Final = 2
POWER_YUAN_PER_KWH: Final = 0.6
BEYOND: Final = 53  # weeks after the deadline, to tell how much later would do
WITHOUT_DEADLINE: Final = 104
UNLIMITED: Final = 10**7  # tenths of a person-day a week where the settings set no limit
PAST_MIGRATION: Final = frozenset({"drain", "wipe", "power_off", "hand_back"})


class IntentRoad(NamedTuple):
    """``problem``, and which site of the inventory each of its sites is.

    ``kept``: legacy data centres whose migration is over, or that have no timetable; nothing is planned for them.
    """

    problem: RoadProblem
    sites: dict[str, LegacySite]
    kept: tuple[LegacySite, ...]


def from_intent(intent: Intent, stability: int) -> IntentRoad:
    """All legacy data centres of the cities of ``intent`` that still have to move: staff and quota are the city's.

    Names are region paths: ``henan/zhengzhou/zhongmu/zm-old-room/学籍查询系统``. A site is under way when one of its workloads
    has moved: its published end of migration is fixed. Costs are power at 0.6 yuan/kWh (at least 1 yuan a week) and
    renewals of contracts that have not ended yet, at their price and for their term.
    """
    monday = first_monday(intent.today)
    listed = legacy_sites(intent, everywhere=True)
    going = [item for item in listed if item.site.timetable and not _moved(item)]
    weeks = BEYOND + max([WITHOUT_DEADLINE, *(_deadline(intent, item.city, monday) for item in going)]) + 1
    cities = {item.city.path: item.city for item in going}
    hours = {path: _hours(intent, city, monday, weeks) for path, city in cities.items()}
    sites = {f"{item.region}/{item.site.name}": item for item in going}
    problem = RoadProblem(
        monday=monday,
        weeks=weeks,
        sites=tuple(_site(intent, name, item, monday, hours[item.city.path], weeks) for name, item in sites.items()),
        workloads=tuple(move for city in cities.values() for move in _workloads(intent, city, sites)),
        links=tuple(
            RoadLink(name=name, mbps=item.site.link_mbps, hours=hours[item.city.path]) for name, item in sites.items()
        ),
        staff=tuple(
            RoadStaff(
                name=path,
                room=tuple(_staff(intent, city) if open_ else 0 for open_ in hours[path]),
                closed=frozenset(week for week, open_ in enumerate(hours[path]) if not open_),
            )
            for path, city in cities.items()
        ),
        quotas=tuple(quota for city in cities.values() for quota in _quotas(intent, city, monday, weeks)),
        stability=stability,
    )
    return IntentRoad(problem, sites, tuple(item for item in listed if item not in going))


def _moved(item: LegacySite) -> bool:
    return any(one.stage in PAST_MIGRATION for one in item.site.attestations)


def _deadline(intent: Intent, city: City, monday: date) -> int:
    day = intent.retirement(city).deadline
    return WITHOUT_DEADLINE - 1 if day is None else week_until(monday, day)


def _hours(intent: Intent, city: City, monday: date, weeks: int) -> tuple[int, ...]:
    return open_hours(intent.retirement(city).windows, intent.freezes(city), monday, weeks)


def _staff(intent: Intent, city: City) -> int:
    """Tenths of a person-day a week."""
    days = intent.retirement(city).staff_per_week
    return UNLIMITED if days is None else max(1, int(days * 10))


def _site(intent: Intent, name: str, item: LegacySite, monday: date, hours: tuple[int, ...], weeks: int) -> RoadSite:
    site = item.site
    surveyed = any(one.stage in {"survey", "migrate"} for one in site.attestations)
    open_weeks = [week for week in range(weeks) if hours[week]]
    published = week_until(monday, site.timetable.migrate) if site.timetable else -1
    begun = any(one.moved for one in site.workloads) and not all(one.moved for one in site.workloads)
    rows = {row.id: row for row in item.city.registers.contracts if row.ends >= intent.today}
    return RoadSite(
        name=name,
        link=name,
        staff=item.city.path,
        deadline=_deadline(intent, item.city, monday),
        ready=0 if surveyed or len(open_weeks) < SURVEY_WEEKS else open_weeks[SURVEY_WEEKS - 1] + 1,
        weekly_cost=max(1, round(site.power_kw * 168 * POWER_YUAN_PER_KWH)),
        contracts=tuple(_contract(rows[key], monday) for key in site.contracts if key in rows),
        published=published if published >= 0 else None,
        fixed=published if begun and surveyed and published >= 0 and hours[published] else None,
    )


def _contract(row: Contract, monday: date) -> RoadContract:
    term = -(-((row.ends - row.starts).days + 1) // 7)
    return RoadContract(paid_until=week_until(monday, row.ends), renewal=row.price_yuan, term=term)


def _workloads(intent: Intent, city: City, sites: dict[str, LegacySite]) -> list[RoadWorkload]:
    names: dict[str, str] = {}  # site/workload as the city says it → as the road says it
    todo: list[tuple[str, str, Workload, LegacySite]] = []
    for site_name, item in sites.items():
        if item.city.path == city.path:
            for one in item.site.workloads:
                if one.moved is None:
                    names[f"{item.site.name}/{one.name}"] = f"{site_name}/{one.name}"
                    todo.append((f"{item.site.name}/{one.name}", site_name, one, item))
    waits = depends([site for _, _, site in city.data_centres()])
    clouds = {cloud.name for cloud in city.file.clouds}
    staff = _staff(intent, city)
    found: list[RoadWorkload] = []
    for key, site_name, one, item in todo:
        target = one.target or item.site.target
        work = -(-round(one.staff_days * 100) // 10)
        length = max(1, -(-work // staff))
        found.append(
            RoadWorkload(
                name=names[key],
                site=site_name,
                data_mb=round(one.data_gb * 1000),
                staff=-(-work // length),
                weeks=length,
                needs=_needs(city, target, one) if target in clouds else {},
                after=tuple(names[other] for other in waits.get(key, ()) if other in names),
            )
        )
    return found


def _needs(city: City, cloud: str | None, one: Workload) -> dict[str, int]:
    """What it takes of a cloud; an application that it becomes has its quota already."""
    wanted = {f"{city.path} {cloud} cores": one.cores, f"{city.path} {cloud} ram_gib": one.ram_gib}
    return {name: amount for name, amount in wanted.items() if amount}


def _quotas(intent: Intent, city: City, monday: date, weeks: int) -> list[RoadQuota]:
    """Allotment and approvals of each week, never more than the quota, less what applications are committed to."""
    found: list[RoadQuota] = []
    committed = {one.cloud: one.committed for one in cloud_capacity(intent, city)}
    for cloud in city.file.clouds:
        rows = [row for row in city.registers.approvals if row.cloud == cloud.name]
        room: dict[str, list[int]] = {"cores": [], "ram_gib": []}
        for week in range(weeks):
            approved = total(row.capacity for row in rows if row.valid(sunday(monday, week)))
            may = smaller(total([allotted(cloud), approved]), ceiling(cloud))
            for kind, values in room.items():
                values.append(max(0, getattr(may, kind) - getattr(committed[cloud.name], kind)))
        found += [
            RoadQuota(name=f"{city.path} {cloud.name} {kind}", room=tuple(values)) for kind, values in room.items()
        ]
    return found
