"""Who answers for what drifted."""

import re
from collections.abc import Iterable

from edugrid.drift.record import DriftRecord
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City, Intent


def owned(records: Iterable[DriftRecord], intent: Intent) -> tuple[DriftRecord, ...]:
    """``records`` with the owner of each asset, by the intent; the first that names somebody counts.

    A record that names somebody already keeps that. A device: its own ``owner``, else that of its school, county, city,
    province. A legacy data centre: its own. A thing of a cloud: the owner of the application that its path names.
    Everything else: that of its county, city, province.
    """
    cities = {city.path: _City(city) for city in intent.cities}
    return tuple(_with_owner(record, cities.get("/".join(record.region.split("/")[:2]))) for record in records)


class _City:
    """The owners of one city, by what they own."""

    def __init__(self, city: City) -> None:
        self.assets: dict[str, str | None] = {
            device.name: device.owner or device_settings(city, region, device).owner
            for region, _, device in city.devices()
        }
        self.assets |= {f"legacy/{site.name}": site.owner for _, _, site in city.data_centres()}
        self.applications = {
            re.compile(rf"(?:.*[-/])?{re.escape(app.name)}(?:-.*)?"): app.owner
            for app in sorted(city.applications, key=lambda app: len(app.name), reverse=True)
        }
        self.places = {county.path: county.settings.owner for county in city.counties}
        self.rest = city.settings.owner

    def owner(self, record: DriftRecord) -> str:
        """Of ``record``; empty where nobody is named."""
        if record.asset in self.assets:
            return self.assets[record.asset] or ""
        if record.world == "cloud":
            named = (
                owner
                for pattern, owner in self.applications.items()
                if any(pattern.fullmatch(part) for part in record.path)
            )
            found = next(named, None)
            if found:
                return found
        return self.places.get(record.region) or self.rest or ""


def _with_owner(record: DriftRecord, city: _City | None) -> DriftRecord:
    owner = city.owner(record) if city and not record.owner else ""
    return record.model_copy(update={"owner": owner}) if owner else record
