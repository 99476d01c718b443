"""What may be scanned: ranges of servers and links that the register owns, and nothing else."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Final

from edugrid.assets.register import Range, Register
from edugrid.text import Text

EVERYTHING: Final = "all"
"""Stands for every IPv4 range of servers."""
MOST: Final = 4096
"""No more addresses in one scan."""
Network = IPv4Network | IPv6Network


class ScanRefusedError(Exception):
    """The scan would reach what it may not."""

    exit_code = 2

    def __init__(self, text: Text, hint: Text) -> None:
        self.text, self.hint = text, hint
        super().__init__(text.en)

    def show(self, lang: str) -> str:
        """Why, and what may be scanned."""
        return f"{self.text.show(lang)}\n→ {self.hint.show(lang)}"


def targets(register: Register, wanted: Sequence[str]) -> tuple[Network, ...]:
    """The prefixes ``wanted`` (addresses, prefixes, or ``EVERYTHING``), each inside one range of the register.

    Raises:
        ScanRefusedError: one is no prefix, lies outside what the region owns, or has addresses of pupils and staff; there
            are more than ``MOST`` addresses.

    """
    found: list[Network] = []
    for text in wanted:
        if text == EVERYTHING:
            ours = [ip_network(item.prefix) for item in register.ranges if item.use == "servers"]
            found += [network for network in ours if network.version == 4]  # noqa: PLR2004 - of IPv6 nobody asks all
        else:
            found.append(_one(register, text))
    unique = tuple(dict.fromkeys(found))
    count = sum(network.num_addresses for network in unique)
    if count > MOST:
        raise ScanRefusedError(
            Text(f"{count} addresses are too many: {MOST} at most", f"共 {count} 个地址，超过上限 {MOST}"),
            Text("give smaller prefixes, one after the other", "请分批指定较小的网段"),
        )
    if not unique:
        raise ScanRefusedError(Text("there is nothing to scan here", "此处没有可扫描的网段"), _owned(register))
    return unique


def _one(register: Register, text: str) -> Network:
    try:
        network = ip_network(text)
    except ValueError as error:
        raise ScanRefusedError(
            Text(f"{text!r} is no address or prefix: {error}", f"“{text}”不是地址或网段"), _owned(register)
        ) from None
    around = [item for item in register.ranges if _inside(network, item)]
    if not around:
        raise ScanRefusedError(
            Text(
                f"{network} is not inside a range that {register.region} owns: it is never scanned",
                f"{network} 不在 {register.region} 登记的网段内，禁止扫描",
            ),
            _owned(register),
        )
    if all(item.use == "clients" for item in around):
        raise ScanRefusedError(
            Text(
                f"{network} has addresses of pupils and staff: nobody's own computer is scanned",
                f"{network} 为师生终端网段，不扫描个人终端",
            ),
            _owned(register),
        )
    return network


def _inside(network: Network, item: Range) -> bool:
    owned = ip_network(item.prefix)
    if isinstance(network, IPv4Network) and isinstance(owned, IPv4Network):
        return network.subnet_of(owned)
    if isinstance(network, IPv6Network) and isinstance(owned, IPv6Network):
        return network.subnet_of(owned)
    return False


def _owned(register: Register) -> Text:
    listed = [item.prefix for item in register.ranges if item.use == "servers"][:8]
    return Text(f"ranges of servers: {', '.join(listed) or '-'}", f"可扫描的服务器网段：{'、'.join(listed) or '-'}")
