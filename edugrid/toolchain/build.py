"""Building all that is missing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from edugrid.toolchain.build_part import build_part
from edugrid.toolchain.cache import cache_folder
from edugrid.toolchain.missing_parts import missing_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def build_tools(progress: Callable[[str, float | None], None]) -> Path:
    """Build the tools that the machine does not have; gives the folder of the cache that holds them.

    `progress` gets lines like "engine: compiling net/http" and the part of that tool that is done, 0 to 1, or None.
    Nothing is built, and nothing asked of the network, when all is there. Raises ToolchainError.
    """
    env = dict(os.environ)
    for part in missing_parts(env):
        build_part(part, env, _named(part.name, progress))
    return cache_folder(env) / "toolchain"


def _named(name: str, progress: Callable[[str, float | None], None]) -> Callable[[str, float | None], None]:
    return lambda text, done: progress(f"{name}: {text}", done)
