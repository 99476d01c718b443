"""The intent as its files are now."""

from datetime import datetime
from pathlib import Path

from edugrid.fingerprint import Fingerprint, fingerprint
from edugrid.intent.load import load_intent
from edugrid.intent.moment import moment
from edugrid.intent.tree import Intent

_last: dict[tuple[Path, Path, str, datetime, Fingerprint], Intent] = {}


def current_intent(root: Path, region: str) -> Intent:
    """Read ``root``/``region``; while no file of the province changes, the same region is read once a minute.

    Raises:
        edugrid.intent.problems.IntentError: with all problems of all files.

    """
    here, at = root.absolute(), moment()
    # messages name files relative to the working folder
    key = (
        here,
        Path.cwd(),
        region,
        at.replace(second=0, microsecond=0),
        fingerprint(here / region.strip("/").split("/")[0]),
    )
    found = _last.get(key)
    if found is None:
        found = load_intent(root, region, at)
        _last.clear()
        _last[key] = found
    return found
