"""Who answers at the addresses of legacy workloads. Only addresses inside a site's own prefixes are asked."""

import errno
import socket
import struct
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from edugrid.intent.data_centre import DataCentre

MOST: Final = 1024
"""Addresses that one look asks at most; those beyond stay unknown."""
PORTS: Final = (22, 80, 443, 3389)
"""TCP ports that are tried where the workload names none."""
SECONDS: Final = 2.0
_SIDE_BY_SIDE: Final = 32
_NO_WAY: Final = frozenset({errno.ENETUNREACH, errno.EACCES, errno.EPERM, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})
_SILENT: Final = frozenset({errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ETIMEDOUT})

Address = IPv4Address | IPv6Address


def addresses(sites: Sequence[DataCentre], seconds: float = SECONDS) -> dict[str, tuple[str, ...] | None]:
    """Address → how it answered (``tcp/443``, ``tcp/22 refused``, ``ping``); empty: silent; None: no way to it from here.

    A port that refuses is an answer: somebody is there. ``seconds`` bounds each question.
    """
    wanted = [
        (address, item.ports or PORTS)
        for site in sites
        for item in site.workloads
        for address in item.addresses
        if any(address in prefix for prefix in site.prefixes)
    ][:MOST]
    if not wanted:
        return {}
    with ThreadPoolExecutor(max_workers=min(_SIDE_BY_SIDE, len(wanted))) as pool:
        found = pool.map(lambda item: answers(item[0], item[1], seconds), wanted)
        return {str(address): one for (address, _), one in zip(wanted, found, strict=True)}


def answers(
    address: Address, ports: Sequence[int], seconds: float = SECONDS, *, ping: bool = True
) -> tuple[str, ...] | None:
    """How one address answered; see :func:`addresses`."""
    told: list[str] = []
    reached = False
    for port in ports:
        answer = _tcp(address, port, seconds)
        reached = reached or answer is not None
        if answer:
            told.append(answer)
    if ping and not told and reached and _ping(address, seconds):
        told.append("ping")
    return tuple(told) if reached else None


def _tcp(address: Address, port: int, seconds: float) -> str | None:
    """``tcp/22``, ``tcp/22 refused``, an empty text for silence, None where this machine has no way there."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004 - IP version
    try:
        with socket.socket(family, socket.SOCK_STREAM) as line:
            line.settimeout(seconds)
            line.connect((str(address), port))
    except TimeoutError:
        return ""
    except ConnectionError:  # refused, reset: a host sent that
        return f"tcp/{port} refused"
    except OSError as error:
        if error.errno in _SILENT:
            return ""
        if error.errno in _NO_WAY:
            return None
        raise
    return f"tcp/{port}"


def _ping(address: Address, seconds: float) -> bool:
    """One ICMP echo over an unprivileged socket (ping_group_range); False too where the system allows none."""
    v4 = address.version == 4  # noqa: PLR2004 - IP version
    family, protocol = (socket.AF_INET, socket.IPPROTO_ICMP) if v4 else (socket.AF_INET6, socket.IPPROTO_ICMPV6)
    try:
        with socket.socket(family, socket.SOCK_DGRAM, protocol) as line:
            line.settimeout(seconds)
            line.connect((str(address), 0))
            # type, code; the kernel fills in the checksum of ICMPv6 and the identifier (RFC 792, RFC 4443)
            body = struct.pack("!BBHHH", 8 if v4 else 128, 0, 0, 0, 1)
            line.send(body[:2] + struct.pack("!H", _checksum(body)) + body[4:])
            return line.recv(64)[:1] == (b"\0" if v4 else b"\x81")
    except OSError:
        return False


def _checksum(body: bytes) -> int:
    total = sum(int.from_bytes(body[at : at + 2]) for at in range(0, len(body), 2))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF
