"""The bill of materials of a bundle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from edugrid.bundle.item import Item
from edugrid.supply.pieces import LAB, RUN, pieces
from edugrid.supply.sbom import sbom
from edugrid.toolchain.part import PARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from edugrid.bundle.target import Target
    from edugrid.bundle.wheel_facts import WheelFacts


def sbom_item(wheels: Mapping[Item, WheelFacts], tools: Collection[Item], target: Target, *, lab: bool) -> Item:
    """``sbom.cdx.json``: what the locks and toolchain name, with licence and digest of the very files in the bundle.

    ``wheels`` are all wheels of the bundle, ``tools`` the files of its toolchain.
    """
    built = {part.name: tool.sha256 for part in PARTS for tool in tools if tool.name.endswith(f"/{part.product}")}
    licences: dict[tuple[str, str], str] = {}
    digests: dict[tuple[str, str], set[str]] = {}
    for item, fact in wheels.items():
        key: tuple[str, str] = (canonicalize_name(fact.name), fact.version)
        licences[key] = fact.licence
        digests.setdefault(key, set()).add(item.sha256)
    found = []
    for piece in pieces((RUN, LAB) if lab else (RUN,), target, built):
        key = (piece.name, piece.version)
        if piece.kind == "pypi" and key in digests:
            found.append(replace(piece, licence=licences[key], hashes=tuple(sorted(digests[key]))))
        else:
            found.append(piece)
    return Item("sbom.cdx.json", sbom(found, target.name).encode())
