"""What it does to others when a legacy data centre is late. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from edugrid.design.frozen import Frozen
from edugrid.intent.legacy.depends import depends
from edugrid.intent.legacy.timetable import STAGES
from edugrid.intent.registers import Contract
from edugrid.intent.tree import Intent
from edugrid.retire.legacy_sites import LegacySite, legacy_sites
from edugrid.retire.stages import STAGE_TITLES
from edugrid.text import Text


class Moved(Frozen):
    """A last day that moves; ``because`` is the workload (``site/name``) that is waited for, empty for the late site itself."""

    region: str
    site: str
    stage: str
    before: date
    after: date
    because: str = ""


class Consequence(Frozen):
    """What a moved date breaks: ``kind`` is contract, deadline or freeze; ``yuan``: what more days of a contract cost."""

    region: str
    site: str
    kind: str
    message: Text
    yuan: int = 0


class Slip(Frozen):
    """Everything that moves, in order of site and stage, and what that breaks."""

    moved: tuple[Moved, ...]
    consequences: tuple[Consequence, ...]


def slip(intent: Intent, days: Mapping[str, int], done: Mapping[str, Collection[str]]) -> Slip:
    """The effect of sites being late, over the whole cities of ``intent``.

    Args:
        intent: the tree; dependencies are those of workloads (``depends_on``) within a city.
        days: site → whole days that its stages slip, from the first that is not done.
        done: site → stages that are done and so keep their dates.

    A site whose workload waits for one of another site cannot finish ``migrate`` before that one has; its later stages
    keep their distance. A contract that ends before the new day of hand back must be renewed.

    """
    sites = {item.site.name: item for item in legacy_sites(intent, everywhere=True) if item.site.timetable}
    dates = {name: _dates(item) for name, item in sites.items()}
    after = {name: dict(known) for name, known in dates.items()}
    because: dict[str, str] = {}
    for name in sorted(days):
        if name in after:
            _push(after[name], [stage for stage in STAGES if stage not in done.get(name, ())], days[name])
    waits = _waits(intent)
    while True:
        late = next(
            (
                (one, other, workload)
                for one, other, workload in waits
                if one in after and other in after and dates[other] != after[other]
                and after[one]["migrate"] < after[other]["migrate"] and "migrate" not in done.get(one, ())
            ),
            None,
        )  # fmt: skip
        if late is None:
            break
        one, other, workload = late
        because[one] = workload
        _push(after[one], STAGES[STAGES.index("migrate") :], (after[other]["migrate"] - after[one]["migrate"]).days)
    moved = tuple(
        Moved(region=item.region, site=name, stage=stage, before=dates[name][stage], after=after[name][stage],
              because=because.get(name, ""))
        for name, item in sites.items()
        for stage in STAGES
        if after[name][stage] != dates[name][stage]
    )  # fmt: skip
    return Slip(
        moved=moved,
        consequences=tuple(
            found
            for name, item in sites.items()
            if after[name] != dates[name]
            for found in _broken(intent, item, dates[name], after[name])
        ),
    )


def _dates(item: LegacySite) -> dict[str, date]:
    return {stage: getattr(item.site.timetable, stage) for stage in STAGES}


def _push(dates: dict[str, date], stages: Sequence[str], days: int) -> None:
    for stage in stages:
        dates[stage] += timedelta(days=days)


def _waits(intent: Intent) -> list[tuple[str, str, str]]:
    """(site that waits, site it waits for, workload it waits for), every pair of different sites of one city."""
    found = []
    for city in intent.cities:
        for workload, others in depends([site for _, _, site in city.data_centres()]).items():
            home = workload.split("/", 1)[0]
            found += [(home, other.split("/", 1)[0], other) for other in others if not other.startswith(f"{home}/")]
    return sorted(set(found))


def _broken(
    intent: Intent, item: LegacySite, before: Mapping[str, date], after: Mapping[str, date]
) -> list[Consequence]:
    name, back = item.site.name, after["hand_back"]
    found = []
    for row in item.city.registers.contracts:
        if row.id in item.site.contracts and row.ends < back:
            more = (back - max(row.ends, before["hand_back"])).days
            found.append(_contract(item, row, back, more))
    deadline = intent.retirement(item.city).deadline
    if deadline is not None and back > deadline:
        over = (back - deadline).days
        message = Text(
            f"{name} is handed back {over} days after the deadline {deadline}",
            f"{name} 移交比截止日 {deadline} 晚 {over} 天",
        )
        found.append(Consequence(region=item.region, site=name, kind="deadline", message=message))
    for stage in ("migrate", "drain", "wipe", "power_off"):
        for days in intent.freezes(item.city):
            if before[stage] != after[stage] and days.first <= after[stage] <= days.last:
                message = Text(
                    f"{STAGE_TITLES[stage].en} of {name} would end on {after[stage]}, while {days.name} lasts ({days.first} to {days.last})",
                    f"{name} 的{STAGE_TITLES[stage].zh}将于 {after[stage]} 结束，正值{days.name}（{days.first} 至 {days.last}）",
                )
                found.append(Consequence(region=item.region, site=name, kind="freeze", message=message))
    return found


def _contract(item: LegacySite, row: Contract, back: date, more: int) -> Consequence:
    yuan = round(row.price_yuan * more / ((row.ends - row.starts).days + 1))
    message = Text(
        f"contract {row.id} ({row.supplier}) ends on {row.ends}, {(back - row.ends).days} days before {item.site.name} is "
        f"handed back on {back}; {more} more days cost about {yuan} yuan at its price",
        f"合同 {row.id}（{row.supplier}）于 {row.ends} 到期，早于 {item.site.name} 移交日 {back} {(back - row.ends).days} 天；"
        f"按原价新增 {more} 天约 {yuan} 元",
    )
    return Consequence(region=item.region, site=item.site.name, kind="contract", message=message, yuan=yuan)
