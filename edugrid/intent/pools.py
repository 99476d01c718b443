"""Number pools of a province, and how long the blocks are at each level."""

from ipaddress import IPv4Network, IPv6Network
from itertools import pairwise
from typing import Annotated, Self, TypeVar

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text

_M = TypeVar("_M")
Length4 = Annotated[int, Field(ge=1, le=32)]
Length6 = Annotated[int, Field(ge=1, le=128)]
VlanId = Annotated[int, Field(ge=1, le=4094, description="IEEE 802.1Q")]
Vni = Annotated[int, Field(ge=1, le=16_777_215, description="RFC 7348: 24 bits")]


class Pool4(Frozen):
    """IPv4 for regions: block lengths grow from city to segment."""

    prefix: IPv4Network
    city: Length4
    county: Length4
    school: Length4
    segment: Length4

    @model_validator(mode="after")
    def _nested(self) -> Self:
        return _nested(self, (self.prefix.prefixlen, self.city, self.county, self.school, self.segment))


class Pool6(Frozen):
    """IPv6 for regions; segments are /64 (RFC 4291)."""

    prefix: IPv6Network
    city: Length6
    county: Length6
    school: Length6
    segment: Annotated[int, Field(ge=64, le=64)]

    @model_validator(mode="after")
    def _nested(self) -> Self:
        return _nested(self, (self.prefix.prefixlen, self.city, self.county, self.school, self.segment))


class Block4(Frozen):
    """IPv4 for infrastructure (loopbacks, links): one block a city."""

    prefix: IPv4Network
    city: Length4

    @model_validator(mode="after")
    def _nested(self) -> Self:
        return _nested(self, (self.prefix.prefixlen, self.city))


class Block6(Frozen):
    """IPv6 for infrastructure: one block a city."""

    prefix: IPv6Network
    city: Length6

    @model_validator(mode="after")
    def _nested(self) -> Self:
        return _nested(self, (self.prefix.prefixlen, self.city))


class Locators(Frozen):
    """SRv6 locators: one block a city, a /64 a router (RFC 8986 leaves the lengths open; 64 bits stay for functions)."""

    prefix: IPv6Network
    city: Annotated[int, Field(ge=1, le=64)]

    @model_validator(mode="after")
    def _nested(self) -> Self:
        return _nested(self, (self.prefix.prefixlen, self.city, 64))


class VlanRange(Frozen):
    """VLANs that edugrid may hand out, the same range in every county."""

    first: VlanId
    last: VlanId

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        return _ordered(self, self.first, self.last)


class VniRange(Frozen):
    """VNIs that edugrid may hand out; ``city`` of them to each city."""

    first: Vni
    last: Vni
    city: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        return _ordered(self, self.first, self.last)


class Pools(Frozen):
    """All pools of a province."""

    ipv4: Pool4
    ipv6: Pool6
    loopback4: Block4
    loopback6: Block6
    link4: Block4
    link6: Block6
    srv6: Locators | None = None
    vlan: VlanRange
    vni: VniRange


def _nested(model: _M, lengths: tuple[int, ...]) -> _M:
    if any(b < a for a, b in pairwise(lengths)):
        text = ", ".join(f"/{n}" for n in lengths)
        raise MistakeError(
            Text(
                f"block lengths must grow from the prefix down to the smallest level, not {text}",
                f"各级前缀长度应由大到小逐级变长，现为 {text}",
            )
        )
    return model


def _ordered(model: _M, first: int, last: int) -> _M:
    if last < first:
        raise MistakeError(
            Text(f"the range ends ({last}) before it starts ({first})", f"范围的终点（{last}）小于起点（{first}）")
        )
    return model
