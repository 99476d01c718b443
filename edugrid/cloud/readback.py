"""IPv6 prefixes that clouds assigned, read back into the ledger."""

from pathlib import Path
from typing import NamedTuple

from edugrid.allocate.cloud_networks import network_owner
from edugrid.allocate.ledger import ASSIGNED, Ledger
from edugrid.allocate.write import write_ledger
from edugrid.cloud.v6_need import V6Need
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.region import open_region


class Assigned(NamedTuple):
    """One number: its ledger file (region path), its owner there, the prefix now, and what the ledger had."""

    file: str
    owner: str
    prefix: str
    before: str | None


def readback(
    root: Path,
    specs: tuple[TenancySpec, ...],
    found: dict[str, tuple[V6Need, ...]],
    *,
    overwrite: bool,
) -> tuple[Assigned, ...]:
    """Write what clouds assigned into the ledger files below ``root``; what was written.

    ``found`` is what each cloud has, by entry of clouds.yaml. A number that the ledger has already is only changed
    with ``overwrite``: somebody must see that it moved.
    """
    new = [
        Assigned(spec.region, owner, str(need.prefix), None if need.network.ipv6 is None else str(need.network.ipv6))
        for spec in specs
        for need in found.get(spec.cloud, ())
        for owner in (network_owner(spec.region, spec.label, need.network.purpose),)
        if need.prefix is not None and not need.known and (overwrite or need.network.ipv6 is None)
    ]
    for file in sorted({item.file for item in new}):
        mine = {item.owner: item.prefix for item in new if item.file == file}
        _write(root, file, mine, set())
    return tuple(new)


def forget(root: Path, spec: TenancySpec) -> None:
    """Take the numbers of ``spec`` out of the ledger: a cloud gives them to somebody else."""
    owners = {network_owner(spec.region, spec.label, network.purpose) for network in spec.networks if network.ipv6}
    if owners and not spec.features.planned_v6:
        _write(root, spec.region, {}, owners)


def _write(root: Path, file: str, new: dict[str, str], gone: set[str]) -> None:
    ledger = open_region(root, file).ledger
    table = dict(ledger.tables[file])
    kept = {owner: number for owner, number in table.get(ASSIGNED, {}).items() if owner not in gone}
    table[ASSIGNED] = kept | new
    if not table[ASSIGNED]:
        del table[ASSIGNED]
    write_ledger(root, Ledger({file: table}, ((file, ASSIGNED, "", ""),)))
