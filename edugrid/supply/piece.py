"""One thing that edugrid is made of or uses."""

from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["pypi", "golang", "deb", "program"]


@dataclass(frozen=True, order=True)
class Piece:
    """A Python package, a Go module, a Debian package or a program that edugrid builds.

    ``version`` is ``""`` where the system chooses it (Debian). ``hashes`` are hexadecimal SHA-256 digests: of a Python
    package, one for each file of the release that a lock admits; of a Go module, that of its tree as go.sum has it
    (``h1:``, as cyclonedx-gomod writes it); of a program, that of the built file. ``licence`` is what its authors wrote,
    ``""`` where it was not read. ``used_by`` names locks, go.mod files and purposes.
    """

    kind: PieceKind
    name: str
    version: str = ""
    hashes: tuple[str, ...] = ()
    licence: str = ""
    used_by: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """Name of the piece in the bill: unique by kind, name and version."""
        return f"{self.kind}/{self.name}@{self.version}" if self.version else f"{self.kind}/{self.name}"
