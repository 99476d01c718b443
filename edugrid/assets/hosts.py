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
    index = _Index(rows)
    found, told = [], set()
    for host in declared_hosts(intent, design, city, systems):
        if not intent.wants(host.region):
            continue
        row = index.take(host)
        found.append(host if row is None else _joined(host, row))
        told |= {row.id} if row is not None else set()
    found += [_of_row(city, row) for row in rows if row.id not in told]
    return tuple(sorted(found, key=lambda host: host.id))


class _Index:
    """Rows by what they may be known by; each is taken once."""

    def __init__(self, rows: Iterable[Asset]) -> None:
        self.free = {row.id: row for row in rows}
        there = [row for row in self.free.values() if row.state != "retired"]
        self.serials = {row.serial: row for row in self.free.values() if row.serial}
        self.names = {row.name: row for row in reversed(there)}
        self.addresses = {str(address): row for row in there for address in row.addresses}

    def take(self, host: Host) -> Asset | None:
        """By serial number first: a name is used again when the box is replaced."""
        candidates = (
            self.serials.get(host.serial),
            self.names.get(host.name),
            *(self.addresses.get(address) for address in host.addresses),
        )
        row = next((row for row in candidates if row is not None and row.id in self.free), None)
        return None if row is None else self.free.pop(row.id)


def _region(city: City, row: Asset) -> str:
    return f"{city.path}/{row.county}" if row.county else city.path


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
