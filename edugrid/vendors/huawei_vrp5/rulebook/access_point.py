"""How an access point leaves a WLAN controller."""

from collections.abc import Iterator
from typing import Any

from annet.annlib.types import Op
from annet.rulebook import common

Step = tuple[bool, str, Any]


def access_point(rule: dict[str, Any], key: tuple[str, ...], diff: dict[Any, list[Any]], **more: Any) -> Iterator[Step]:  # noqa: ANN401 - annet publishes no types
    """``ap-id 7 …`` goes by ``undo ap ap-id 7``, not by its own words (AC command reference, "undo ap")."""
    gone = {str(item["row"]).split()[1] for item in diff[Op.REMOVED]}
    come = {str(item["row"]).split()[1] for item in diff[Op.ADDED]}
    yield from ((False, f"undo ap ap-id {number}", None) for number in sorted(gone))
    if come or not gone:
        kept = {**diff, Op.REMOVED: []}
        yield from common.default(rule, key, kept, **more)
