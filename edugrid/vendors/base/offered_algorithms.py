"""What an SSH server offers, read before any key is exchanged (RFC 4253, 7.1)."""

import socket
import struct
from typing import NamedTuple

_BANNER_LIMIT = 16_384  # RFC 4253, 4.2: a server may say other lines before its version
_PACKET_LIMIT = 35_000  # RFC 4253, 6.1
_KEXINIT = 20
_MARKERS = ("ext-info-", "kex-strict-")  # RFC 8308 and OpenSSH: no algorithms


class Offered(NamedTuple):
    """Names of algorithms, as the server lists them."""

    key_exchange: tuple[str, ...]
    host_key: tuple[str, ...]
    cipher: tuple[str, ...]
    mac: tuple[str, ...]

    @property
    def only_national(self) -> tuple[str, ...]:
        """The kinds of which nothing but SM2, SM3 and SM4 (GB/T 32918, 32905, 32907) is offered."""
        kinds = self._asdict().items()
        return tuple(kind for kind, names in kinds if names and all(_is_national(name) for name in names))


def offered_algorithms(host: str, port: int, timeout: float) -> Offered | None:
    """Ask ``host``; None when it does not speak SSH 2 or ends the connection."""
    try:
        with socket.create_connection((host, port), timeout=timeout) as line, line.makefile("rb") as stream:
            line.sendall(b"SSH-2.0-edugrid\r\n")
            read = 0
            while read < _BANNER_LIMIT:
                text = stream.readline(_BANNER_LIMIT)
                read += len(text)
                if text.startswith(b"SSH-") or not text:
                    break
            (length,) = struct.unpack(">I", stream.read(4))
            packet = stream.read(min(length, _PACKET_LIMIT))
    except (OSError, struct.error):
        return None
    return _parse(packet[1:]) if packet[1:2] == bytes([_KEXINIT]) else None


def _parse(payload: bytes) -> Offered | None:
    place, lists = 17, []  # message number and cookie
    try:
        for _ in range(6):
            (length,) = struct.unpack_from(">I", payload, place)
            names = payload[place + 4 : place + 4 + length].decode("ascii").split(",")
            lists.append(tuple(name for name in names if name and not name.startswith(_MARKERS)))
            place += 4 + length
    except (struct.error, UnicodeDecodeError):
        return None
    # the two directions are configured together on every device; the one from the device to us is enough
    return Offered(lists[0], lists[1], lists[3], lists[5])


def _is_national(name: str) -> bool:
    return any(word in name.lower() for word in ("sm2", "sm3", "sm4"))
