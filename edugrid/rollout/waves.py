"""The order of a rollout: from the edge inwards, so that no device cuts off one that is still to be changed."""

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol, TypeVar

_LEVELS = ("school", "county", "city", "province")


class Placed(Protocol):
    """Anything with a role such as ``school-gateway`` or ``county-pop``."""

    @property
    def role(self) -> str:
        """Level and kind, joined by a dash."""


Device = TypeVar("Device", bound=Placed)


def waves(devices: Sequence[Device]) -> tuple[tuple[Device, ...], ...]:
    """Group ``devices`` by level: schools first, then counties, cities, the province, and unknown roles last."""
    ordered = sorted(devices, key=_level)
    return tuple(tuple(group) for _, group in groupby(ordered, key=_level))


def _level(device: Placed) -> int:
    level = device.role.partition("-")[0]
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
