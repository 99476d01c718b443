"""What the installer asks for: the pins of the lock, with the hashes of the very files in the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edugrid.bundle.item import Item
    from edugrid.bundle.locked_pins import Pin
    from edugrid.bundle.wheel_facts import WheelFacts


def requirements(pins: Iterable[Pin], wheels: Mapping[Item, WheelFacts]) -> str:
    """Lines for ``pip install --require-hashes`` of ``pins`` and of edugrid, which no lock names; with their markers.

    A wheel that was built from verified sources has a hash that no lock can know; here it has its own.
    """
    digests: dict[str, list[str]] = {}
    for item, fact in wheels.items():
        digests.setdefault(f"{canonicalize_name(fact.name)}=={fact.version}", []).append(item.sha256)
    asked = {key: "" for key in digests if key.startswith("edugrid==")}
    for pin in pins:
        requirement = Requirement(pin.requirement)
        asked[f"{canonicalize_name(requirement.name)}{requirement.specifier}"] = pin.marker
    lines = []
    for key, marker in sorted(asked.items()):
        hashes = " ".join(f"--hash=sha256:{digest}" for digest in sorted(digests[key]))
        lines.append(f"{key}{f' ; {marker}' if marker else ''} {hashes}\n")
    return "".join(lines)
