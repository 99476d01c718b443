"""What can be said of one node of the fabric."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NodeStatus:
    """One node as it is now: `alive` means its namespace exists and, on a router, that every daemon runs."""

    name: str
    kind: str
    alive: bool
    address: tuple[str, int] | None = None
    missing: tuple[str, ...] = ()
