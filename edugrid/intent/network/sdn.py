"""``Device.sdn:`` a switch whose forwarding is a flow table (OpenFlow 1.3): what it drops and lets through."""

from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen

_CONTROLLER = r"^(tcp|ssl):([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|\[[0-9A-Fa-f:]+\]):[0-9]{1,5}$"


class SdnRule(Frozen):
    """One rule; the first that fits holds, what no rule names is switched as usual.

    ``source`` and ``destination`` are of one IP version; without either the rule is for both. ``port``: destination port.
    """

    action: Literal["allow", "drop"]
    protocol: Literal["any", "icmp", "tcp", "udp"] = "any"
    source: IPv4Network | IPv6Network | None = None
    destination: IPv4Network | IPv6Network | None = None
    port: Annotated[int, Field(ge=1, le=65535)] | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.port is not None and self.protocol not in {"tcp", "udp"}:
            raise ValueError("a port needs protocol tcp or udp / 端口只能与 tcp 或 udp 一起使用")
        if self.source and self.destination and self.source.version != self.destination.version:
            raise ValueError("source and destination are of different IP versions / 源与目的的 IP 版本不同")
        return self


class SdnEdge(Frozen):
    """``controller``: who keeps the flow table (absent: edugrid itself, at each push). ``datapath``: where packets are
    switched, in the kernel (``system``) or in the switch's own process (``netdev``).
    """  # noqa: D205 - one sentence a key

    rules: tuple[SdnRule, ...] = ()
    controller: Annotated[str, Field(pattern=_CONTROLLER)] | None = None
    datapath: Literal["system", "netdev"] = "system"
