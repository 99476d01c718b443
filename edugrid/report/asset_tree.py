"""The register as a tree: region → organisation → system → host."""

from collections.abc import Iterable
from typing import NamedTuple

from edugrid.assets.host import Host
from edugrid.assets.register import Register
from edugrid.assets.system import System
from edugrid.drift.record import DriftRecord


class HostNode(NamedTuple):
    """A host and what was found about it."""

    host: Host
    findings: tuple[DriftRecord, ...]


class SystemNode(NamedTuple):
    """A system's hosts in one region; ``system`` is None for what belongs to none."""

    system: System | None
    hosts: tuple[HostNode, ...]
    findings: tuple[DriftRecord, ...]


class OrganisationNode(NamedTuple):
    """Who answers for it; an empty name: nobody is named."""

    name: str
    systems: tuple[SystemNode, ...]

    @property
    def size(self) -> int:
        """Hosts."""
        return sum(len(node.hosts) for node in self.systems)


class RegionNode(NamedTuple):
    """A province, city or county with what lies in it itself, and what was found that belongs to no host or system."""

    path: str
    title: str
    organisations: tuple[OrganisationNode, ...]
    findings: tuple[DriftRecord, ...]

    @property
    def size(self) -> int:
        """Hosts."""
        return sum(node.size for node in self.organisations)


def asset_tree(register: Register, records: Iterable[DriftRecord]) -> tuple[RegionNode, ...]:
    """Every host once, below the region in which it stands; a system also where it has no host. Pure."""
    found: dict[str, list[DriftRecord]] = {}
    for record in records:
        found.setdefault(record.asset, []).append(record)
    systems = {system.name: system for system in register.systems}
    hosts: dict[tuple[str, str, str], list[Host]] = {}
    for system in register.systems:
        hosts.setdefault((system.region, system.organisation, system.name), [])
    for host in register.hosts:
        of = systems.get(host.system)
        organisation = of.organisation if of else host.owner
        hosts.setdefault((host.region, organisation, of.name if of else ""), []).append(host)
    # a system that has hosts elsewhere only is not shown empty
    used = {name for (_, _, name), some in hosts.items() if some}
    placed = {key: some for key, some in hosts.items() if some or key[2] not in used}
    told = {host.id for host in register.hosts} | {f"system/{name}" for name in systems}
    rest: dict[str, list[DriftRecord]] = {}
    for asset, some in found.items():
        if asset not in told:
            for record in some:
                rest.setdefault(record.region, []).append(record)
    regions = sorted({key[0] for key in placed} | set(rest))
    return tuple(
        RegionNode(
            path,
            register.places.get(path, path),
            tuple(_organisation(path, name, placed, systems, found) for name in _organisations(path, placed)),
            tuple(rest.get(path, ())),
        )
        for path in regions
    )


Placed = dict[tuple[str, str, str], list[Host]]


def _organisations(path: str, placed: Placed) -> list[str]:
    """Names in order; nobody last."""
    return sorted({key[1] for key in placed if key[0] == path}, key=lambda name: (not name, name))


def _organisation(
    path: str, name: str, placed: Placed, systems: dict[str, System], found: dict[str, list[DriftRecord]]
) -> OrganisationNode:
    here = sorted((key for key in placed if key[:2] == (path, name)), key=lambda key: (not key[2], key[2]))
    return OrganisationNode(
        name,
        tuple(
            SystemNode(
                systems.get(key[2]),
                tuple(HostNode(host, tuple(found.get(host.id, ()))) for host in placed[key]),
                tuple(found.get(f"system/{key[2]}", ())),
            )
            for key in here
        ),
    )
