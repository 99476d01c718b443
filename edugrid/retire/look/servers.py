"""Servers of legacy workloads that still exist."""

from collections.abc import Sequence

from edugrid.retire.legacy_sites import LegacySite


def servers(sites: Sequence[LegacySite]) -> dict[str, bool | None]:
    """``site/workload`` → its server is there; None where the cloud could not be asked. One question a project."""
    from edugrid.cloud.facts import servers_in_project

    seen: dict[tuple[str, str], tuple[str, ...] | None] = {}
    found: dict[str, bool | None] = {}
    for _, site, city in sites:
        profiles = {cloud.name: cloud.entry for cloud in city.file.clouds}
        for item in site.workloads:
            if item.cloud is None or item.project is None or item.server is None:
                continue
            place = (profiles[item.cloud], item.project)
            if place not in seen:
                seen[place] = servers_in_project(*place)
            names = seen[place]
            found[f"{site.name}/{item.name}"] = None if names is None else item.server in names
    return found
