"""How hard each cloud may be asked, for the provider (a variable of its environment) and for our own client."""

import json
import os
from pathlib import Path
from typing import Final, NamedTuple

from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.cloud.errors import CloudInputError
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.text import Text

VARIABLE: Final = "EDUGRID_CLOUD_LIMITS"
"""Read by the provider that `edugrid toolchain build` makes (toolchain/provider/limit); the official one ignores it."""

SECONDS: Final = "EDUGRID_API_SECONDS"
"""Environment variable: seconds that the engine waits for one answer of a cloud; 0 for ever, 120 by default."""

DEFAULT_SECONDS: Final = 120.0


class Pace(NamedTuple):
    """At most ``per_second`` requests; ``file`` is where everybody takes turns."""

    file: Path
    per_second: float


def limits(pairs: list[tuple[TenancySpec, CloudEntry]], folder: Path) -> tuple[str, dict[str, Pace]]:
    """The value of `EDUGRID_CLOUD_LIMITS` for tenancies with their entries of clouds.yaml, and the paces by cloud.

    ``folder`` is made; the files of the paces lie in it. Raises CloudInputError when `EDUGRID_API_SECONDS` is no number.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    clouds = [
        {
            "cloud": spec.cloud,
            "auth_url": entry.auth_url,
            "user": entry.username,
            "requests_per_second": spec.rate.requests_per_second or 0,
            "pace": str((folder / f"{spec.cloud}.pace").absolute()),
        }
        for spec, entry in pairs
    ]
    paces = {
        str(cloud["cloud"]): Pace(Path(str(cloud["pace"])), float(cloud["requests_per_second"]))
        for cloud in clouds
        if cloud["requests_per_second"]
    }
    return json.dumps({"seconds": _seconds(), "clouds": clouds}), paces


def _seconds() -> float:
    text = os.environ.get(SECONDS, "")
    try:
        found = float(text) if text else DEFAULT_SECONDS
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise CloudInputError(
            Text(f"{SECONDS}={text} is not a number of seconds", f"{SECONDS}={text} 不是秒数"),
            Text("give a number such as 120, or 0 to wait for ever", "请填写秒数，例如 120；0 表示一直等待"),
        )
    return found
