"""Feature: translators, and segments without IPv4."""

from edugrid.design.device.nat64 import Nat64
from edugrid.design.place import Place
from edugrid.intent.nat64_of import nat64_of


def nat64(place: Place) -> Nat64 | None:
    """What ``place.device`` translates; None where it does not."""
    found = nat64_of(place.city, place.region, place.device)
    return None if found is None else Nat64(prefix=found.prefix, pool=found.pool)


def ipv6_only(place: Place) -> frozenset[str]:
    """Names of the segments that have no IPv4 here."""
    asked = place.network.nat64
    return frozenset(asked.segments) if asked else frozenset()
