"""What the installer must know of a bundle before it trusts anything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from edugrid import __version__
from edugrid.bundle.target import GLIBC
from edugrid.bundle.toolchain_items import toolchain_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edugrid.bundle.item import Item
    from edugrid.bundle.target import Target
    from edugrid.bundle.wheel_facts import WheelFacts

BYTECODE: Final = 2  # a package with its bytecode takes about twice its size
MB: Final = 1_000_000


def about(target: Target, wheels: Mapping[Item, WheelFacts], others: Iterable[Item], *, lab: bool) -> str:
    """``KEY=VALUE`` lines that a shell reads: version, machine, Pythons, room needed in MB, names of folders.

    ``wheels`` are those that are installed, ``others`` what is copied.
    """
    unpacked = sum(fact.unpacked for fact in wheels.values()) * BYTECODE + sum(item.size for item in others)
    said = {
        "version": __version__,
        "system": target.system,
        "machine": target.machine,
        "pythons": " ".join(".".join(map(str, python)) for python in target.pythons),
        "glibc": ".".join(map(str, GLIBC)),
        "needed_mb": str(unpacked // MB + 1),
        "lab": "yes" if lab else "no",
    }
    return "".join(f"{key}={value}\n" for key, value in (said | toolchain_folders()).items())
