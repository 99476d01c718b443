"""Debian packages that are used and not shipped."""

from pathlib import Path

from edugrid.supply.piece import Piece


def debian_pieces(path: Path) -> tuple[Piece, ...]:
    """Lines ``NAME  # purpose`` of ``path``; the versions are the machine's own.

    Raises:
        OSError: the file cannot be read.

    """
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, purpose = (part.strip() for part in line.partition("#"))
        if name:
            found.append(Piece("deb", name, used_by=(purpose,)))
    return tuple(sorted(found))
