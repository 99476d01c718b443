"""How an access point leaves a Comware controller."""

from collections.abc import Iterator
from typing import Any

from annet.annlib.types import Op
from annet.rulebook import common

Step = tuple[bool, str, Any]


def access_point(rule: dict[str, Any], key: tuple[str, ...], diff: dict[Any, list[Any]], **more: Any) -> Iterator[Step]:  # noqa: ANN401 - annet publishes no types
    """``wlan ap A model M`` goes by ``undo wlan ap A``; another model is another access point (AP management, wlan ap)."""
    if diff[Op.REMOVED]:
        yield False, f"undo wlan ap {key[0]}", None
    if diff[Op.ADDED] or not diff[Op.REMOVED]:
        yield from common.default(rule, key, {**diff, Op.REMOVED: []}, **more)
