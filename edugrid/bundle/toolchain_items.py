"""The engine, the provider plugin and the language host as files of a bundle."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from edugrid.bundle.item import Item
from edugrid.resources import resource
from edugrid.toolchain.build_part import build_part
from edugrid.toolchain.part import ENGINE, GENERATED, LANGUAGE_HOST, PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RECORDED: Final = "lib/interpreter"
"""Names an interpreter of the machine that built the host; the installer writes its own."""

ENGINE_BESIDE_HOST: Final = "bin/pulumi"
"""A second name of the engine's file; the installer makes it again as a hard link."""


def toolchain_items(progress: Callable[[str, float | None], None]) -> Iterator[Item]:
    """Files of the three parts, under the folders' names in the cache; what is not in the cache is built now.

    Even where the machine has a `pulumi` of its own: the bundle must not depend on what is installed here. Raises
    ToolchainError.
    """
    env = dict(os.environ)
    sources = resource("toolchain")
    left_out = {f"{LANGUAGE_HOST.name}/{name}" for name in (RECORDED, ENGINE_BESIDE_HOST)}
    for part in PARTS:
        folder = build_part(part, env, _named(part.name, progress))
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not set(path.parts) & {*GENERATED}):
            inside = path.relative_to(folder).as_posix()
            if f"{part.name}/{inside}" not in left_out:
                yield Item(f"toolchain/{part.name}-{part.key(sources)}/{inside}", path, os.access(path, os.X_OK))


def toolchain_folders() -> dict[str, str]:
    """Folder of each part in the bundle's ``toolchain/``: ``{"engine": "engine-…", "host": "language-host-…"}``."""
    sources = resource("toolchain")
    return {key: f"{part.name}-{part.key(sources)}" for key, part in (("engine", ENGINE), ("host", LANGUAGE_HOST))}


def _named(name: str, progress: Callable[[str, float | None], None]) -> Callable[[str, float | None], None]:
    return lambda text, done: progress(f"{name}: {text}", done)
