"""What people are told when something goes wrong: golden pairs, one file an error, English and Chinese."""

import os
from pathlib import Path

from edugrid.cloud.errors import CloudError

GOLDEN = Path(__file__).parents[1] / "golden" / "cloud"


def assert_golden(name: str, error: CloudError, **names: str) -> None:
    """Compare what happened and what to run next with ``name``.txt; the cloud's own words differ from run to run.

    ``names`` are put in place of values that differ too. EDUGRID_GOLDEN=write keeps what is shown.
    """
    shown = "".join(f"[{lang}]\n{error.what.show(lang)}\n→ {error.hint.show(lang)}\n" for lang in ("en", "zh"))
    for placeholder, value in names.items():
        shown = shown.replace(value, f"<{placeholder}>")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown, error.detail
