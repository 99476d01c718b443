"""Python packages out of locks."""

import importlib.metadata
from collections.abc import Iterator, Mapping
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from edugrid.bundle.licence_of import licence_of
from edugrid.bundle.locked_pins import Pin, locked_pins
from edugrid.bundle.target import Target
from edugrid.supply.piece import Piece


def python_pieces(locks: Mapping[str, Path], target: Target) -> tuple[Piece, ...]:
    """Every pin of ``locks`` (name: file) that a Python of ``target`` wants; a pin of several locks is there once.

    The licence is read from the package that is installed here, when it is the very version of the lock.

    Raises:
        OSError: a lock cannot be read.

    """
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for lock, pin in _pins(locks, target):
        requirement = Requirement(pin.requirement)
        version = str(requirement.specifier).removeprefix("==")
        hashes, used_by = found.setdefault((canonicalize_name(requirement.name), version), (set(), set()))
        hashes.update(digest.removeprefix("sha256:") for digest in pin.hashes)
        used_by.add(lock)
    return tuple(
        Piece("pypi", name, version, tuple(sorted(hashes)), _licence(name, version), tuple(sorted(used_by)))
        for (name, version), (hashes, used_by) in sorted(found.items())
    )


def _pins(locks: Mapping[str, Path], target: Target) -> Iterator[tuple[str, Pin]]:
    for name, path in locks.items():
        text = path.read_text(encoding="utf-8")
        for python in target.pythons:
            yield from ((name, pin) for pin in locked_pins(text, target, python))


def _licence(name: str, version: str) -> str:
    try:
        installed = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    if installed.version != version:
        return ""
    return licence_of(HeaderParser().parsestr(installed.read_text("METADATA") or ""))
