"""What the levels of the region may tell each other by BGP, as people write it."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen


class BgpPolicySettings(Frozen):
    """``bgp_policy:`` block. A county or school may announce its own prefixes and nothing else.

    Both ends see to it: the lower one lets nothing else out, the upper one nothing else in, and marks what it takes in
    with a community (RFC 1997) of its own AS number and the last four digits of the county's or school's code.

    Attributes:
        max_prefixes: routes of one family that a neighbour below may announce; more end the session. What comes from above is
            not counted: it grows with the region.
        default_down: a level hears a default route from above and nothing else.

    """

    max_prefixes: Annotated[int, Field(ge=1, le=100_000)] = 1000
    default_down: bool = False
