"""What asyncssh does for each connection or packet and no simulated device needs: half of the work of a lab of hundreds."""

from __future__ import annotations

from functools import cache
from typing import Any


def make_lean(conn: Any) -> None:  # noqa: ANN401  # asyncssh publishes no usable type here
    """Leave out empty packets, configuration files that are not there, and the wording of records nobody keeps.

    ``conn``: an asyncssh server connection that was made just now; what its peer sees is SSH as before, less the empty
    packets. asyncssh has no switch for any of them.
    """
    from asyncssh.constants import MSG_IGNORE

    send = conn.send_packet

    def lean(kind: int, *parts: bytes, **rest: Any) -> None:  # noqa: ANN401  # as above
        # one stands before each packet (RFC 4253, 11.2: to hide its ciphers' states); devices send none
        if kind != MSG_IGNORE:
            send(kind, *parts, **rest)

    async def as_configured() -> None:
        """Nothing depends on the user's name, for which asyncssh works all options out again, in another thread."""

    conn.send_packet = lean
    conn.reload_config = as_configured
    _without_records()


@cache
def _without_records() -> None:
    """Each packet has a line worded about it before anybody looks whether such lines are wanted."""
    from asyncssh import packet

    packet.SSHPacketLogger._log_packet = lambda *_: None  # type: ignore[method-assign]  # noqa: SLF001
