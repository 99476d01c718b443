"""The interior routing protocol of a city's MAN, as people write it."""

from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen


class Igp(Frozen):
    """``igp:`` block: IS-IS (ISO 10589, RFC 1195, RFC 5308) or OSPFv2 with OSPFv3 (RFC 2328, RFC 5340).

    It runs on the links and loopbacks of the devices where the block holds; a school's own devices stay outside.

    Attributes:
        protocol: IS-IS carries both families in one process; OSPF needs one for each.
        level: IS-IS level of every router; one level 2 domain a city unless it has become too large for that.
        topology: ``multi`` computes IPv6 paths by themselves (RFC 5120), so that a link without IPv6 is no black hole.
        areas: ``city``: one area a city, taken from its code. ``county``: links within a county lie in an area of its
            code; with OSPF all others lie in the backbone.
        metric: cost of a link that says none (1-65535, the range that both protocols share).

    """

    protocol: Literal["isis", "ospf"] = "isis"
    level: Literal["level-1", "level-2", "level-1-2"] = "level-2"
    topology: Literal["single", "multi"] = "multi"
    areas: Literal["city", "county"] = "city"
    metric: Annotated[int, Field(ge=1, le=65535)] = 10
