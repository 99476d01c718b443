"""What the fabric needs to know of one cable."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LinkSpec:
    """A cable (veth pair) from interface `a_if` of node `a` to interface `b_if` of node `b`.

    A node that is no router is a plain host: a network namespace with nothing running in it.
    """

    a: str
    a_if: str
    b: str
    b_if: str
