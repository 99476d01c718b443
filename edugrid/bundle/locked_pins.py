"""What a lock asks for under one version of Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from edugrid.bundle.target import Target


@dataclass(frozen=True)
class Pin:
    """One line of a lock: ``name==version``, without its marker, and the ``sha256:…`` of each file that will do."""

    requirement: str
    hashes: tuple[str, ...]

    def line(self) -> str:
        """The pin as pip reads it."""
        return " ".join((self.requirement, *(f"--hash={digest}" for digest in self.hashes)))


def locked_pins(lock: str, target: Target, python: tuple[int, int]) -> tuple[Pin, ...]:
    """Pins of ``lock`` (text as ``uv pip compile --universal --generate-hashes`` writes it) that hold for ``python``.

    The markers are judged here because pip judges them by the Python that it runs in, whatever it downloads for.
    """
    version = ".".join(map(str, python))
    environment = {
        "python_version": version,
        "python_full_version": f"{version}.99",  # locks part at minor versions, whose last patch nobody knows
        "sys_platform": "linux",
        "platform_system": target.system,
        "platform_machine": target.machine,
        "os_name": "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    pins = []
    for entry in lock.replace("\\\n", " ").splitlines():
        if not entry.strip() or entry.lstrip().startswith("#"):
            continue
        asked, *hashes = entry.split("--hash=")
        requirement = Requirement(asked.strip())
        if requirement.marker is None or requirement.marker.evaluate(environment):
            pins.append(Pin(f"{requirement.name}{requirement.specifier}", tuple(digest.strip() for digest in hashes)))
    return tuple(pins)
