"""Feature: a second uplink, taken while the far end of the first link does not answer."""

from typing import Final

from edugrid.design.device.backup_uplink import BackupUplink, TrackedDefault
from edugrid.design.place import Place
from edugrid.design.uplinks import far_ends

_TRACKS: Final = {4: 1001, 6: 1002}


def backup_uplink(place: Place) -> BackupUplink | None:
    """The backup port and the tracked default routes; None where there is no second uplink (or no first one)."""
    asked = place.device.backup_uplink
    ends = far_ends(place.city, place.device, place.ledger)
    if asked is None or not ends:
        return None
    first = ends[0]
    defaults = [
        TrackedDefault(
            main=main,
            backup=asked.next_hop4 if main.version == 4 else asked.next_hop6,  # noqa: PLR2004 - IP versions
            probe=f"main{main.version}-{first[0]}",
            track=_TRACKS[main.version],
        )
        for main in first
        if main.version == 4 or asked.next_hop6 is not None  # noqa: PLR2004 - as above
    ]
    return BackupUplink(
        port=asked.port,
        description=f"backup-{asked.kind}",
        ipv4=asked.ipv4,
        ipv6=asked.ipv6,
        defaults=tuple(defaults),
    )
