"""Drift of a region, in both worlds."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import PLAIN, Extent
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion
from edugrid.rollout.progress import Progress


def observe(
    root: Path,
    opened: OpenRegion,
    env: Mapping[str, str],
    bars: Callable[[str], Progress],
    worlds: tuple[str, ...] = ("cloud", "network"),
    jobs: int | None = None,
    extent: Extent = PLAIN,
) -> tuple[DriftRecord, ...]:
    """Look at both worlds and give every difference; no state is written.

    ``extent`` says what else is asked for. ``bars`` gives a title its progress. The stacks of several cities are looked at
    side by side, ``jobs`` at once (by default one a processor); one that cannot be looked at is then a record of kind
    ``unreachable``.

    Raises:
        edugrid.cloud.errors.CloudError: the only stack of the region cannot be looked at.

    """
    from edugrid.drift.excepted import excepted
    from edugrid.drift.governance import governance
    from edugrid.drift.grace import graces
    from edugrid.drift.observe_attested import observe_attested
    from edugrid.drift.observe_blocked_names import observe_blocked_names
    from edugrid.drift.observe_certificates import observe_certificates
    from edugrid.drift.observe_network import observe_network
    from edugrid.drift.observe_retired import observe_retired
    from edugrid.drift.owned import owned
    from edugrid.drift.retired import retired
    from edugrid.network.templates import templates
    from edugrid.retire.look.answer import Answer, answer
    from edugrid.rollout.site import Site

    records: list[DriftRecord] = []
    known, answers = retired(opened, env), dict[str, Answer]()
    asked = known.asked

    def also(device: DeviceDesign, driver: Any) -> None:  # noqa: ANN401 - napalm publishes no types
        if asked.concerns(device.name):
            answers[device.name] = answer(device.name, driver, asked)

    if "network" in worlds and opened.design.devices:
        site = Site.from_env(env)
        render = templates(root).render
        until = graces(opened.intent)
        records += observe_network(opened.design.devices, render, site, bars("drift"), extent, until, also)
    if "network" in worlds and extent.facts:
        records += observe_blocked_names(opened)
    if "cloud" in worlds:
        records += observe_attested(root, opened)
        records += governance(opened.intent)
        records += observe_certificates(root, opened)
        cities = sorted({tenancy.region for tenancy in opened.design.tenancies if tenancy.features.api})
        if cities:
            records += _clouds(root, Path(env.get("EDUGRID_STATE") or ".edugrid").absolute(), cities, bars, jobs)
    if "cloud" in worlds and extent.ports:
        from edugrid.drift.ports.observe_ports import observe_ports

        records += observe_ports(opened)
    if "cloud" in worlds and extent.comply:
        from edugrid.comply.observe import observe as observe_comply

        records += observe_comply(root, opened, env)
    records += observe_retired(root, opened, env, worlds, known, answers)
    order = {"high": 0, "medium": 1, "low": 2}
    found = owned(excepted(records, opened.intent), opened.intent)
    return tuple(sorted(found, key=lambda record: (order[record.severity], record.world, record.asset, record.path)))


def _clouds(
    root: Path, state: Path, cities: list[str], bars: Callable[[str], Progress], jobs: int | None
) -> list[DriftRecord]:
    from edugrid.cloud.observe import observe as observe_cloud
    from edugrid.cloud.side_by_side import Work, default_jobs, side_by_side

    if len(cities) == 1:
        return list(observe_cloud(cities[0], root, state, bars(cities[0])))
    works = [Work(region=city, kind="observe", root=str(root.absolute()), state=str(state)) for city in cities]
    records: list[DriftRecord] = []
    for outcome in side_by_side(works, jobs or default_jobs(), bars):
        if outcome.failure:
            records.append(_not_seen(outcome.region, outcome.failure.text.en))
        records += outcome.records or ()
    return records


def _not_seen(region: str, text: str) -> DriftRecord:
    return DriftRecord(
        region=region,
        world="cloud",
        asset=region,
        path=(),
        kind="unreachable",
        intended="reachable",
        actual=text.splitlines()[0],
        severity="high",
        layer="real",
    )
