"""Feature: an SRv6 locator on every router of the IGP that asks for one."""

from typing import Final

from edugrid.design.device.srv6 import Srv6
from edugrid.design.place import Place
from edugrid.intent.srv6_of import srv6_of

_NAME: Final = "EDU"


def srv6(place: Place) -> Srv6 | None:
    """The locator of ``place.device``, from the ledger; None where it has none."""
    block = srv6_of(place.city, place.region, place.device)
    if block is None:
        return None
    return Srv6(
        locator=_NAME,
        prefix=place.ledger.ipv6(place.city.path, place.device.name, "locator"),
        static_bits=block.static_bits,
        source=place.ledger.ipv6(place.city.path, place.device.name, "loopback6")[0],
    )
