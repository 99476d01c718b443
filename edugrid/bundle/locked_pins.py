"""What a lock asks for under one version of Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from edugrid.bundle.target import Target

PATCHES: Final = 100  # more than a version of Python ever gets


@dataclass(frozen=True)
class Pin:
    """One line of a lock: ``name==version``, its marker or ``""``, and the ``sha256:…`` of each file that will do."""

    requirement: str
    marker: str
    hashes: tuple[str, ...]

    def line(self) -> str:
        """The pin as pip reads it, without the marker."""
        return " ".join((self.requirement, *(f"--hash={digest}" for digest in self.hashes)))


def locked_pins(lock: str, target: Target, python: tuple[int, int]) -> tuple[Pin, ...]:
    """Pins of ``lock`` (text as ``uv pip compile --universal --generate-hashes`` writes it) that ``python`` may want.

    The markers are judged here because pip judges them by the Python that it runs in, whatever it downloads for. What
    any patch of ``python`` wants is taken: async-timeout is for 3.11.2 (Debian 12) and not for 3.11.3.
    """
    version = ".".join(map(str, python))
    environment = {
        "python_version": version,
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
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate(environment | {"python_full_version": f"{version}.{patch}"}) for patch in range(PATCHES)
        ):
            digests = tuple(digest.strip() for digest in hashes)
            pins.append(Pin(f"{requirement.name}{requirement.specifier}", str(marker or ""), digests))
    return tuple(pins)
