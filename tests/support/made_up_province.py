"""A made-up province of legacy data centres; every number comes from a fixed seed."""

import random
from datetime import date

from edugrid.retire.road.problem import (
    RoadContract,
    RoadLink,
    RoadProblem,
    RoadQuota,
    RoadSite,
    RoadStaff,
    RoadWorkload,
)

WEEKS = 156
CLOSED = frozenset(week for year in (0, 52, 104) for week in (year + 22, year + 23, year + 34))  # exams, start of term


def made_up_province(cities: int = 18, counties: int = 160, sites: int = 600, workloads: int = 5000) -> RoadProblem:
    """``sites`` in ``counties`` of ``cities`` with ``workloads``: a tenth wait for one of another site, a fifth for one at home.

    Sites of a county share the line of 1000 Mbit/s on every third county, others have 50 to 500 Mbit/s of their own.
    Staff is enough for some 90 weeks; the free quota begins at a quarter
    and grows by an eighth each quarter of a year.
    """
    dice = random.Random(20261127)  # noqa: S311 - no secret
    city_of = [number * cities // sites for number in range(sites)]
    made: list[RoadSite] = []
    moves: list[RoadWorkload] = []
    links: dict[str, RoadLink] = {}
    at_home: dict[int, list[str]] = {number: [] for number in range(cities)}
    for number, city in enumerate(city_of):
        county = number * counties // sites
        link = f"county-{county}" if county % 3 == 0 else f"line-{number}"
        hours = tuple(0 if week in CLOSED else 20 for week in range(WEEKS))
        links.setdefault(
            link, RoadLink(name=link, mbps=1000 if county % 3 == 0 else dice.choice([50, 100, 200, 500]), hours=hours)
        )
        made.append(
            RoadSite(
                name=f"site-{number}",
                link=link,
                staff=f"city-{city}",
                deadline=WEEKS - 1,
                ready=dice.choice([2, 4, 6]),
                weekly_cost=dice.randint(300, 3000),
                contracts=(RoadContract(paid_until=dice.randint(10, 150), renewal=dice.randint(10_000, 80_000)),),
            )
        )
    for number in range(workloads):
        home = number % sites if number < sites else dice.randrange(sites)
        city = city_of[home]
        mine = [name for name in at_home[city] if name.startswith(f"site-{home}/")]
        after: list[str] = []
        if mine and dice.random() < 0.2:
            after.append(dice.choice(mine))
        if at_home[city] and dice.random() < 0.1:
            after.append(dice.choice(at_home[city]))
        name = f"site-{home}/w{number}"
        moves.append(
            RoadWorkload(
                name=name,
                site=f"site-{home}",
                data_mb=dice.choice([20_000, 100_000, 500_000, 2_000_000]),
                staff=dice.randint(5, 60),
                needs={f"city-{city}-cores": dice.choice([2, 4, 8, 16])},
                after=tuple(sorted(set(after))),
            )
        )
        at_home[city].append(name)
    staff, quotas = [], []
    for city in range(cities):
        mine_too = [one for one in moves if city_of[int(one.site.removeprefix("site-"))] == city]
        week = sum(one.staff for one in mine_too) // 85 + 1
        room = tuple(0 if one in CLOSED else max(week, 60) for one in range(WEEKS))
        staff.append(RoadStaff(name=f"city-{city}", room=room, closed=CLOSED))
        cores = sum(one.needs[f"city-{city}-cores"] for one in mine_too)
        room = tuple(cores * min(8, 2 + one // 13) // 8 for one in range(WEEKS))
        quotas.append(RoadQuota(name=f"city-{city}-cores", room=room))
    return RoadProblem(
        monday=date(2027, 1, 4),
        weeks=WEEKS,
        sites=tuple(made),
        workloads=tuple(moves),
        links=tuple(links.values()),
        staff=tuple(staff),
        quotas=tuple(quotas),
    )
