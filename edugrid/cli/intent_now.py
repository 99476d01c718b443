"""The inventory of the working folder, as it is now."""

from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.cli.paths import inventories
from edugrid.fingerprint import fingerprint

if TYPE_CHECKING:
    from edugrid.intent.tree import Intent

_last: "dict[object, Intent]" = {}


def intent_now(region: str) -> "Intent":
    """Read the intent of ``region``; while no file of the province changes, it is read once a minute.

    Raises:
        edugrid.intent.problems.IntentError: it has problems.

    """
    from edugrid.intent.load import load_intent
    from edugrid.intent.moment import moment

    root, at = inventories().absolute(), moment().replace(second=0, microsecond=0)
    # messages name files relative to the working folder
    key = (root, Path.cwd(), region, at, fingerprint(root / region.strip("/").split("/")[0]))
    if key not in _last:
        found = load_intent(inventories(), region)
        _last.clear()
        _last[key] = found
    return _last[key]
