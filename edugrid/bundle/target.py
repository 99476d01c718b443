"""For which machines a bundle is."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from typing import Final

from edugrid.bundle.errors import BundleError
from edugrid.text import Text

GLIBC: Final = (2, 28)
"""Oldest C library that a bundle runs with: that of Debian 10, openEuler 20.03 and Kylin V10."""

# pip is told each by name: it does not conclude from a newer tag that an older one fits.
_TAGS: Final = ("2_28", "2_27", "2_26", "2_24", "2_17", "2014", "2_12", "2010", "2_5", "1")


@dataclass(frozen=True)
class Target:
    """System and processor as ``uname`` says them, and versions of Python as (major, minor)."""

    system: str
    machine: str
    pythons: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        """The part of the bundle's name that says for which machines it is: ``linux-x86_64``."""
        return f"{self.system.lower()}-{self.machine}"

    def tags(self) -> tuple[str, ...]:
        """Platform tags of the wheels that run there, the newest first."""
        return tuple(f"manylinux{'_' if '_' in tag else ''}{tag}_{self.machine}" for tag in _TAGS)


def this_target(pythons: tuple[tuple[int, int], ...]) -> Target:
    """Make a target of this machine, because its toolchain goes in, and ``pythons``, or else this very Python's version.

    Raises:
        BundleError: this is not Linux: no bundle can be made here.

    """
    if platform.system() != "Linux":
        raise BundleError(Text("bundles are made on Linux, for Linux", "安装包须在 Linux 上制作，供 Linux 使用"))
    return Target("Linux", platform.machine(), tuple(sorted(set(pythons))) or (sys.version_info[:2],))
