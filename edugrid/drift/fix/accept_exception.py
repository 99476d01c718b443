"""Accept a difference that the intent has no place for: an exception with an end."""

from edugrid.drift.fix.next_id import next_id
from edugrid.drift.fix.scene import NoPlaceError, Scene
from edugrid.drift.record import DriftRecord
from edugrid.intent.registers import DriftException
from edugrid.text import Text

_COLUMNS = ("id", "asset", "path", "kind", "reason", "approver", "until")


def accept_exception(record: DriftRecord, scene: Scene) -> Text:
    """Append a row to registers/drift_exceptions.csv of the city, for this difference alone.

    Raises:
        NoPlaceError: reason, person or end are missing, or nothing may hide such a difference.

    """
    grounds, city = scene.grounds, scene.city(record)
    if not (grounds.reason and grounds.by and grounds.until):
        raise NoPlaceError(
            Text(
                "an exception needs --reason, --by and --until",
                "登记例外须写明原因、批准人和截止日：--reason、--by、--until",
            )
        )
    row = {
        "id": next_id("DX", {one.id for one in city.registers.drift_exceptions}),
        "asset": record.asset,
        "path": " › ".join(record.path),
        "kind": record.kind,
        "reason": grounds.reason,
        "approver": grounds.by,
        "until": grounds.until.isoformat(),
    }
    scene.drafts.add_row(scene.register(record, "drift_exceptions"), tuple(DriftException.model_fields), _COLUMNS, row)
    return Text(f"exception {row['id']} until {row['until']}", f"例外 {row['id']}，至 {row['until']}")
