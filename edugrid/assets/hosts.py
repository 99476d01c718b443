"""The hosts of a city: what is declared, each joined with its row of the register of assets, and the other rows."""

from collections.abc import Iterable

from edugrid.assets.declared_hosts import declared_hosts
from edugrid.assets.host import Host
from edugrid.assets.system import System
from edugrid.design.region import RegionDesign
from edugrid.intent.asset import Asset
from edugrid.intent.tree import City, Intent


def hosts(intent: Intent, design: RegionDesign, city: City, systems: tuple[System, ...]) -> tuple[Host, ...]:
    """Each thing once, in order of id; only what lies in the target of the command. Pure.

    A row of registers/assets.csv speaks of a declared thing when it has its serial number, its name or one of its
    addresses. It adds what the intent does not say, and where both speak the intent counts.
    """
    rows = [row for row in city.registers.assets if intent.wants(_region(city, row))]
    found, left = [], list(rows)
    for host in declared_hosts(intent, design, city, systems):
        if not intent.wants(host.region):
            continue
        row = _row_of(host, left)
        if row is None:
            found.append(host)
            continue
        left.remove(row)
        found.append(_joined(host, row))
    found += [_of_row(city, row) for row in left]
    return tuple(sorted(found, key=lambda host: host.id))


def _region(city: City, row: Asset) -> str:
    return f"{city.path}/{row.county}" if row.county else city.path


def _row_of(host: Host, rows: Iterable[Asset]) -> Asset | None:
    """By serial number first: a name is used again when the box is replaced."""
    there = [row for row in rows if row.state != "retired"]
    candidates = (
        *(row for row in rows if row.serial and row.serial == host.serial),
        *(row for row in there if row.name == host.name),
        *(row for row in there if any(str(address) in host.addresses for address in row.addresses)),
    )
    return next(iter(candidates), None)


def _joined(host: Host, row: Asset) -> Host:
    addresses = dict.fromkeys((*host.addresses, *(str(address) for address in row.addresses)))
    return host.model_copy(
        update={
            "system": host.system or row.system or "",
            "owner": host.owner or row.owner,
            "told_owner": row.owner if host.owner and host.owner != row.owner else "",
            "model": host.model or row.model,
            "serial": host.serial or row.serial or "",
            "software": row.os or host.software,
            "addresses": tuple(addresses),
            "place": host.place or _place(row),
            "warranty_until": row.warranty_until,
            "installed": row.installed or host.installed,
            "state": row.state if row.state != "in-use" else host.state,
            "asset": row.id,
        }
    )


def _place(row: Asset) -> str:
    return " ".join(part for part in (row.data_centre or "", row.rack) if part)


def _of_row(city: City, row: Asset) -> Host:
    return Host(
        id=f"asset/{row.id}",
        name=row.name,
        kind=row.kind,
        region=_region(city, row),
        system=row.system or "",
        owner=row.owner,
        model=row.model,
        serial=row.serial or "",
        software=row.os,
        addresses=tuple(str(address) for address in row.addresses),
        place=_place(row),
        warranty_until=row.warranty_until,
        installed=row.installed,
        state=row.state,
        asset=row.id,
        declared=False,
    )
