"""The order of a rollout: a canary, a share, the rest of each ring, from the edge inwards, pairs never together."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from edugrid.rollout.wave import Step, Wave, WaveSizes

_LEVELS = ("school", "county", "city", "province")
_FAR, _NEAR = ("access", "olt", "ac"), ("core", "aggregation", "pop")


class Placed(Protocol):
    """What the order depends on; a DevicePlan has it."""

    @property
    def name(self) -> str:
        """Name in the inventory."""

    @property
    def role(self) -> str:
        """Level and kind, joined by a dash: ``school-gateway``, ``county-pop``."""

    @property
    def school(self) -> str:
        """Code of the school it stands in, or an empty text."""

    @property
    def pair(self) -> str:
        """Name of the device that takes over for it, or an empty text."""


def waves(devices: Sequence[Placed], sizes: WaveSizes | None = None) -> tuple[Wave, ...]:
    """Divide ``devices`` into waves, to be gone through one after the other.

    Rings are levels: schools first, then counties, cities, the province, and unknown levels last, so that no device cuts
    off one that is still to be changed; within a step, what is further from the core goes first for the same reason.
    """
    sizes = sizes or WaveSizes()
    ordered = sorted(devices, key=lambda device: (_level(device), device.name))
    found: list[Wave] = []
    for level, ring in groupby(ordered, key=_level):
        name = _LEVELS[level] if level < len(_LEVELS) else "other"
        for step, members in _steps(tuple(ring), sizes):
            by_depth = sorted(members, key=lambda device: (_depth(device), device.name))
            for _, alike in groupby(by_depth, key=_depth):
                found += [Wave(ring=name, step=step, devices=names) for names in _apart(tuple(alike))]
    return tuple(found)


def _steps(ring: Sequence[Placed], sizes: WaveSizes) -> Iterator[tuple[Step, list[Placed]]]:
    sites: dict[str, list[Placed]] = {}
    for device in ring:
        sites.setdefault(device.school or device.name, []).append(device)
    wanted = [site for site, members in sites.items() if {site, *(d.name for d in members)} & set(sizes.first)]
    order = [*wanted, *(site for site in sorted(sites) if site not in wanted)]
    canary = max(sizes.canary, len(wanted)) if sizes.canary else 0
    # rounded up: a share of a few schools is one school, not none
    share = canary + -(-len(order) * sizes.share // 100)
    parts: tuple[tuple[Step, list[str]], ...] = (
        ("canary", order[:canary]),
        ("share", order[canary:share]),
        ("rest", order[share:]),
    )
    for step, names in parts:
        if names:
            yield step, [device for name in names for device in sites[name]]


def _apart(devices: Sequence[Placed]) -> tuple[tuple[str, ...], ...]:
    """Both ends of a pair never in one wave: the second end goes into the next."""
    first: list[Placed] = []
    second: list[Placed] = []
    for device in devices:
        taken = {other.name for other in first} | {other.pair for other in first}
        (second if device.name in taken or device.pair in {other.name for other in first} else first).append(device)
    return tuple(tuple(device.name for device in part) for part in (first, second) if part)


def _level(device: Placed) -> int:
    level = device.role.partition("-")[0]
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)


def _depth(device: Placed) -> int:
    kind = device.role.partition("-")[2]
    return 0 if kind in _FAR else 1 if kind in _NEAR else 2
