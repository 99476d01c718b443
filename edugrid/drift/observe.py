"""Drift of a region, in both worlds."""

from collections.abc import Mapping
from pathlib import Path

from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion
from edugrid.rollout.progress import Progress


def observe(
    root: Path,
    opened: OpenRegion,
    env: Mapping[str, str],
    progress: Progress,
    worlds: tuple[str, ...] = ("cloud", "network"),
) -> tuple[DriftRecord, ...]:
    """Look at both worlds and give every difference; no state is written."""
    from edugrid.drift.observe_network import observe_network
    from edugrid.network.templates import templates
    from edugrid.rollout.site import Site

    records: list[DriftRecord] = []
    if "network" in worlds and opened.design.devices:
        site = Site.from_env(env)
        records += observe_network(opened.design.devices, templates(root).render, site, progress)
    if "cloud" in worlds and opened.design.tenancies:
        from edugrid.cloud.observe import observe as observe_cloud

        state = Path(env.get("EDUGRID_STATE") or ".edugrid").absolute()
        for city in sorted({tenancy.region for tenancy in opened.design.tenancies}):
            records += observe_cloud(city, root, state, progress)
    order = {"high": 0, "medium": 1, "low": 2}
    return tuple(sorted(records, key=lambda record: (order[record.severity], record.world, record.asset, record.path)))
