"""Why a difference alarms nobody, for people."""

from edugrid.drift.extent import GRACE, UNOWNED
from edugrid.text import Text


def allowed(exception: str) -> Text:
    """``exception`` of a record in words: the id of its row in the register, a grace, or that no template owns it."""
    if exception == UNOWNED:
        return Text("of no template, not alarmed", "不属于任何模板，不告警")
    if exception.startswith(GRACE):
        day = exception.removeprefix(GRACE)
        return Text(f"grace until {day}", f"宽限至 {day}")
    return Text(f"allowed: {exception}", f"例外：{exception}")
