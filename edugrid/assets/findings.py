"""What was found about the assets of an opened region, with who answers for it and what is allowed."""

from edugrid.assets.check import check
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.excepted import excepted
from edugrid.drift.owned import owned
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def findings(opened: OpenRegion, register: Register, seen: Seen) -> tuple[DriftRecord, ...]:
    """The records of ``check``: the owner of the place where none is named, and the exception that covers each. Pure."""
    named = (record if record.owner else owned([record], opened.intent)[0] for record in check(register, seen))
    return excepted(named, opened.intent)
