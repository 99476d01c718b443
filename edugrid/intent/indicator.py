"""What an order of the block register is about, in its canonical form."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Final, Literal

from edugrid.intent.mistake import MistakeError
from edugrid.text import Text

IndicatorKind = Literal["address", "domain", "port", "mac", "certificate"]

_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_MAC_DIGITS, _SHA256_DIGITS, _NAME_LENGTH, _MAX_PORT = 12, 64, 253, 65535
_MAPPED: Final = 96  # RFC 4291, 2.5.5.2: ::ffff:0:0/96
_MULTICAST_BIT: Final = 0x01  # IEEE 802: the first bit on the wire of a group address


def canonical(kind: IndicatorKind, text: str) -> str:
    """The one way in which an indicator is written.

    ``address``: ``203.0.113.9/32``, ``2001:db8::/48`` (RFC 5952; a v4-mapped address is its IPv4 address). ``domain``: the
    A-label in small letters (RFC 5891), no dot at the end. ``port``: ``tcp/3333``. ``mac``: ``00:11:22:aa:bb:cc``.
    ``certificate``: the SHA-256 fingerprint, 64 hex digits. Defanged forms (``203[.]0[.]113[.]9``, full-width dots) are read.

    Raises:
        MistakeError: it is none of these.

    """
    plain = (
        text.strip().replace("[.]", ".").replace("(.)", ".").replace("[:]", ":").replace("。", ".").replace("．", ".")
    )
    if kind == "address":
        return str(network_of(plain))
    if kind == "domain":
        return _domain(plain)
    if kind == "port":
        return _port(plain)
    digits = re.sub(r"[:.\s-]", "", plain.lower())
    if kind == "mac":
        if not re.fullmatch(rf"[0-9a-f]{{{_MAC_DIGITS}}}", digits) or int(digits[:2], 16) & _MULTICAST_BIT:
            raise MistakeError(Text(f"{text!r} is not the MAC address of a host", f"“{text}”不是主机的 MAC 地址"))
        return ":".join(digits[i : i + 2] for i in range(0, _MAC_DIGITS, 2))
    if not re.fullmatch(rf"[0-9a-f]{{{_SHA256_DIGITS}}}", digits):
        raise MistakeError(
            Text(
                f"{text!r} is not a SHA-256 fingerprint (64 hex digits)", f"“{text}”不是 SHA-256 指纹（64 位十六进制）"
            )
        )
    return digits


def network_of(text: str) -> IPv4Network | IPv6Network:
    """An address or prefix as a network.

    Raises:
        MistakeError: it is neither, or has host bits set.

    """
    try:
        loose = ip_network(text, strict=False)
    except ValueError:
        raise MistakeError(Text(f"{text!r} is not an address or prefix", f"“{text}”不是地址或网段")) from None
    if isinstance(loose, IPv6Network) and loose.network_address.ipv4_mapped and loose.prefixlen >= _MAPPED:
        return IPv4Network((int(loose.network_address) & 0xFFFFFFFF, loose.prefixlen - _MAPPED))
    try:
        ip_network(text)
    except ValueError:
        raise MistakeError(
            Text(f"{text} has host bits set (the network is {loose})", f"{text} 含主机位（网段应为 {loose}）")
        ) from None
    return loose


def _domain(text: str) -> str:
    try:
        name = (
            text.rstrip(".").lower().encode("idna").decode("ascii") if not text.isascii() else text.rstrip(".").lower()
        )
    except UnicodeError:
        name = ""
    labels = name.split(".")
    if (
        not labels[:-1]  # a name of one label is a top-level domain
        or len(name) > _NAME_LENGTH
        or not all(_LABEL.fullmatch(label) for label in labels)
        or labels[-1].isdigit()
    ):
        raise MistakeError(Text(f"{text!r} is not a domain name", f"“{text}”不是域名"))
    return name


def _port(text: str) -> str:
    protocol, _, number = text.lower().partition("/")
    if (
        protocol not in {"tcp", "udp"}
        or not number.isascii()
        or not number.isdigit()
        or not 0 < int(number) <= _MAX_PORT
    ):
        raise MistakeError(Text(f"{text!r} is not a port such as tcp/3333", f"“{text}”不是端口（例：tcp/3333）"))
    return f"{protocol}/{int(number)}"
