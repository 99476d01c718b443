"""Where edugrid keeps what it can make again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def cache_folder(env: Mapping[str, str]) -> Path:
    """Absolute path of the cache: EDUGRID_CACHE, else XDG_CACHE_HOME/edugrid, else ~/.cache/edugrid; not created.

    A relative XDG_CACHE_HOME is ignored, as the XDG base directory specification asks.
    """
    if env.get("EDUGRID_CACHE"):
        return Path(env["EDUGRID_CACHE"]).expanduser().absolute()
    xdg = Path(env.get("XDG_CACHE_HOME", ""))
    if xdg.is_absolute():
        return xdg / "edugrid"
    home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    return home / ".cache" / "edugrid"
