"""Go modules of a build, out of its go.mod and go.sum."""

import base64
import re
from pathlib import Path
from typing import Final

from edugrid.supply.piece import Piece

_REQUIRED: Final = re.compile(r"^\s*(?:require\s+)?(?P<name>\S+\.\S+)\s+(?P<version>v\S+)(?:\s+//.*)?$")
_REPLACED: Final = re.compile(r"^\s*(?:replace\s+)?(?P<old>\S+)(?:\s+v\S+)?\s+=>\s+(?P<name>\S+)\s+(?P<version>v\S+)$")


def go_pieces(module: Path) -> tuple[Piece, ...]:
    """Modules that the build in folder ``module`` names, replacements carried out.

    They are those that the build may need; the linker leaves some of them out. Format: the Go Modules Reference
    (``go mod tidy`` writes one requirement a line).

    Raises:
        OSError: go.mod or go.sum cannot be read.

    """
    sums = _sums(module / "go.sum")
    lines = (module / "go.mod").read_text(encoding="utf-8").splitlines()
    replaced = {match["old"]: (match["name"], match["version"]) for line in lines if (match := _REPLACED.match(line))}
    required = {(match["name"], match["version"]) for line in lines if (match := _REQUIRED.match(line))}
    taken = sorted({replaced.get(name, (name, version)) for name, version in required})
    return tuple(Piece("golang", *one, sums.get(one, ()), "", (module.name,)) for one in taken)


def _sums(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """``h1:`` is base64 of a SHA-256 over the list of the module's files and their digests."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, version, digest = line.split()
        if not version.endswith("/go.mod"):
            found[name, version] = (base64.b64decode(digest.removeprefix("h1:")).hex(),)
    return found
