"""SRv6 locators on the routers of the MAN, as people write them."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen


class Srv6Settings(Frozen):
    """``srv6:`` block (RFC 8986): each router of the IGP gets a locator from the province's pool ``pools: srv6``.

    ``static_bits``: bits behind the locator that are kept for SIDs written by hand.
    """

    static_bits: Annotated[int, Field(ge=1, le=32)] = 32
