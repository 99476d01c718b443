"""Where a device stands: everything that a feature of it may look at."""

from datetime import datetime
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.blocked import Blocked
from edugrid.design.segments import Segment
from edugrid.intent.device import Device
from edugrid.intent.network.settings import NetworkSettings
from edugrid.intent.settings import Settings
from edugrid.intent.tree import City, County, Intent, School


class Place(NamedTuple):
    """One device in its region.

    Attributes:
        region: path of the city or county that holds the device; ``county`` is None in a city.
        asn: AS number of the device (its own, or that of the region).
        settings: effective values where the device stands: its school's, else its county's, else its city's.
        blocked: what orders of the block register mean for devices of ``region``.
        sites: segments by site: school codes and ``office`` of the county, and ``cloud-<name>``.

    """

    intent: Intent
    city: City
    county: County | None
    region: str
    asn: int
    device: Device
    settings: Settings
    sites: dict[str, tuple[Segment, ...]]
    ledger: Ledger
    blocked: Blocked = Blocked()

    @property
    def network(self) -> NetworkSettings:
        """The ``network:`` block that holds here."""
        return self.settings.network

    @property
    def school(self) -> School | None:
        """The school of a device that stands in one (``school:`` of the device)."""
        return next((s for s in self.county.schools if s.row.code == self.device.school), None) if self.county else None

    @property
    def served_schools(self) -> tuple[School, ...]:
        """Schools on the trunks of the device, and its own."""
        codes = {code for trunk in self.device.trunks for code in trunk.schools} | {self.device.school}
        return tuple(s for s in self.county.schools if s.row.code in codes) if self.county else ()

    @property
    def at(self) -> datetime:
        """The moment (Asia/Shanghai) for which dates are judged."""
        return self.intent.at
