"""What stands in a legacy data centre, and where it is plugged in."""

from datetime import date

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import Port
from edugrid.intent.settings import Name


class SiteDevice(Frozen):
    """One thing in the racks: a device of the inventory by its name, or any server, storage or UPS.

    ``since``: the day it was put there; ``closed``: the day on which the asset register struck it off (资产核销).
    """

    name: str
    kind: str = ""
    serial: str = ""
    since: date | None = None
    closed: date | None = None


class SitePort(Frozen):
    """A port of a device of the inventory, behind which the room lies. It must fall silent before the stage drain ends."""

    device: Name
    port: Port
