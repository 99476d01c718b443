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
    """Lines for ``pip install --require-hashes`` of ``pins`` and of edugrid, which no lock names.

    A wheel that was built from verified sources has a hash that no lock can know; here it has its own.
    """
    digests: dict[str, list[str]] = {}
    for item, fact in wheels.items():
        digests.setdefault(f"{canonicalize_name(fact.name)}=={fact.version}", []).append(item.sha256)
    asked = {pin.requirement for pin in pins}
    named = {f"{canonicalize_name(Requirement(line).name)}{Requirement(line).specifier}" for line in asked}
    named |= {key for key in digests if key.startswith("edugrid==")}
    return "".join(
        f"{key} {' '.join(f'--hash=sha256:{digest}' for digest in sorted(digests[key]))}\n" for key in sorted(named)
    )
