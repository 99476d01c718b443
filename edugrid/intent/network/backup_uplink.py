"""``Device.backup_uplink:`` the second way out of a small or rural school."""

from ipaddress import IPv4Address, IPv4Interface, IPv6Address, IPv6Interface
from typing import Literal, Self

from pydantic import model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import Port
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text


class BackupUplink(Frozen):
    """A routed port towards a 5G CPE or another carrier, used while the first link of the device does not answer.

    ``ipv4`` and ``ipv6`` are the port's own addresses, ``next_hop4`` and ``next_hop6`` the CPE's; IPv6 may be absent.
    """

    port: Port
    kind: Literal["5g", "carrier"]
    carrier: str
    ipv4: IPv4Interface
    next_hop4: IPv4Address
    ipv6: IPv6Interface | None = None
    next_hop6: IPv6Address | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if (self.ipv6 is None) != (self.next_hop6 is None):
            raise MistakeError(Text("ipv6 and next_hop6 belong together", "ipv6 与 next_hop6 必须同时填写"))
        pairs = ((self.ipv4, self.next_hop4), (self.ipv6, self.next_hop6))
        for own, hop in pairs:
            if own is not None and (hop not in own.network or hop == own.ip):
                raise MistakeError(
                    Text(f"{hop} is not a neighbour in {own.network}", f"{hop} 不是 {own.network} 中的邻居地址")
                )
        return self
