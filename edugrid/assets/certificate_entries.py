"""Certificates of a city, joined with their systems."""

from datetime import datetime, time

from edugrid.assets.certificate_entry import CertificateEntry
from edugrid.assets.system import System
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.tree import City


def certificate_entries(city: City, systems: tuple[System, ...]) -> tuple[CertificateEntry, ...]:
    """A certificate belongs to the system of its application, else to the one that has its name as a domain. Pure."""
    of_app = {name: system for system in systems for name in system.applications}
    of_domain = {name: system for system in systems for name in system.domains}
    found = []
    for row in city.registers.certificates:
        system = of_app.get(row.application or "") or of_domain.get(row.name.rstrip("."))
        where = f"{row.address or row.name}:{row.port}" if row.port else row.file or ""
        found.append(
            CertificateEntry(
                id=row.id,
                name=row.name,
                region=system.region if system else city.path,
                where=where,
                system=system.name if system else "",
                owner=row.owner or (system.organisation if system else ""),
                ends=None if row.until is None else datetime.combine(row.until, time.max, SHANGHAI),
            )
        )
    return tuple(found)
