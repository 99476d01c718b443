"""The timetable of one legacy data centre, judged on a given day from given facts."""

from collections.abc import Mapping
from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.timetable import STAGES
from edugrid.retire.status import Gate, SiteStatus, Stage
from edugrid.text import Text

Facts = Mapping[str, bool | None]


def timetable(region: str, site: DataCentre, today: date, workloads: Facts, routes: Facts) -> SiteStatus:
    """Judge every stage of ``site``.

    Args:
        region: path of the city or county that owns the site.
        site: a legacy data centre with a timetable.
        today: the day of the judgement.
        workloads: server name → still there (None: the cloud could not be asked).
        routes: prefix → still routed by some device (None: no device could be asked).

    Raises:
        ValueError: the site has no timetable.

    """
    if site.timetable is None:
        raise ValueError(f"{site.name} has no timetable")
    stages: list[Stage] = []
    open_stage = False
    for name in STAGES:
        due: date = getattr(site.timetable, name)
        gates = _gates(name, site, today, workloads, routes)
        passed = not open_stage and all(gate.passed is True for gate in gates)
        if passed:
            state = "done"
        elif due < today:
            state = "overdue"
        else:
            state = "later" if open_stage else "current"
        open_stage = open_stage or not passed
        stages.append(Stage.model_validate({"name": name, "due": due, "state": state, "gates": gates}))
    return SiteStatus(
        region=region,
        name=site.name,
        title=site.title,
        owner=site.owner,
        target=site.target,
        opened=site.opened,
        stages=tuple(stages),
    )


def _gates(name: str, site: DataCentre, today: date, workloads: Facts, routes: Facts) -> tuple[Gate, ...]:
    if name == "freeze" and site.timetable is not None:
        day = site.timetable.freeze
        return (
            Gate(
                name="frozen",
                passed=day <= today,
                evidence=Text(f"nothing new may be placed here since {day}", f"自 {day} 起不得新增任何系统"),
            ),
        )
    if name == "migrate":
        return tuple(
            _workload(workload.server or workload.name, there=workloads.get(workload.server or workload.name))
            for workload in site.workloads
        )
    if name == "drain":
        return (
            *(_route(str(prefix), routed=routes.get(str(prefix))) for prefix in site.prefixes),
            _attested(name, site),
        )
    return (_attested(name, site),)


def _workload(server: str, *, there: bool | None) -> Gate:
    if there is None:
        evidence = Text(f"{server}: the cloud could not be asked", f"{server}：无法查询云平台")
    elif there:
        evidence = Text(f"{server} still runs", f"{server} 仍在运行")
    else:
        evidence = Text(f"{server} is gone", f"{server} 已下线")
    return Gate(name=f"workload {server}", passed=None if there is None else not there, evidence=evidence)


def _route(prefix: str, *, routed: bool | None) -> Gate:
    if routed is None:
        evidence = Text(f"{prefix}: no router could be asked", f"{prefix}：没有可查询的路由器")
    elif routed:
        evidence = Text(f"{prefix} is still routed", f"{prefix} 仍有路由")
    else:
        evidence = Text(f"no router has a route to {prefix}", f"已无到 {prefix} 的路由")
    return Gate(name=f"route {prefix}", passed=None if routed is None else not routed, evidence=evidence)


def _attested(stage: str, site: DataCentre) -> Gate:
    found = next((item for item in site.attestations if item.stage == stage), None)
    if found is None:
        return Gate(
            name="attested",
            passed=False,
            evidence=Text("no attestation recorded", "没有登记证明材料"),
        )
    return Gate(
        name="attested",
        passed=True,
        evidence=Text(
            f"attested by {found.by} on {found.day}: {found.evidence}",
            f"{found.day} 由 {found.by} 证明：{found.evidence}",
        ),
    )
