"""Sightings of one host become a level."""

from collections.abc import Iterable

from edugrid.mining.suspect import Level, Signal


def judge(signals: Iterable[Signal]) -> Level:
    """How sure one may be; a port alone never means anything, because pools share ports with everybody. Pure."""
    seen = set(signals)
    where = seen & {"pool-address", "pool-port", "long-thin-flow"}
    if ("pool-name" in seen and where) or {"pool-address", "long-thin-flow"} <= seen:
        return "high"
    if "pool-address" in seen and "pool-port" in seen:
        return "high"
    if (
        seen & {"pool-name", "pool-address"}
        or {"pool-word", "long-thin-flow"} <= seen
        or {"pool-word", "pool-port"} <= seen
    ):
        return "medium"
    return "medium" if "long-thin-flow" in seen else "low"
