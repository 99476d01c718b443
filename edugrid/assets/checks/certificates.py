"""Certificates that end, are for another name or have another key: the findings of drift, of the world of assets."""

from collections.abc import Iterator

from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.record import DriftRecord


def certificates(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """What was found when they were read, with the owner of the register where drift names none."""
    owners = {f"certificate/{entry.id}": entry.owner for entry in register.certificates}
    for record in seen.certificates.records:
        yield record.model_copy(update={"world": "assets", "owner": record.owner or owners.get(record.asset, "")})
