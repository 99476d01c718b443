"""A known vulnerability of one version of a package."""

from dataclasses import dataclass

from edugrid.supply.piece import Piece


@dataclass(frozen=True)
class Advisory:
    """``names``: its identifiers, the one it was found by first. ``fixed``: versions that no longer have it."""

    piece: Piece
    names: tuple[str, ...]
    summary: str
    fixed: tuple[str, ...]
