"""Sockets that services are given."""

import errno
import socket

BACKLOG = 1024


def open_listener(address: str, port: int) -> socket.socket:
    """Listen on ``address``:``port``, or on any free port of ``address`` where that one is taken.

    The service inherits the socket: no other program can take the port while the service loads, and whoever connects
    meanwhile waits instead of being refused.
    """
    return _open(address, port, (socket.SOCK_STREAM,))[0]


def open_name_server(address: str, port: int) -> tuple[socket.socket, ...]:
    """Open a TCP and a UDP socket on one port, else as ``open_listener``."""
    return _open(address, port, (socket.SOCK_STREAM, socket.SOCK_DGRAM))


def _open(address: str, port: int, kinds: tuple[socket.SocketKind, ...]) -> tuple[socket.socket, ...]:
    # A free TCP port may be taken for UDP: some more tries, each with another port.
    for candidate in (port, 0, 0, 0, 0, 0, 0, 0):
        made: list[socket.socket] = []
        try:
            for kind in kinds:
                made.append(socket.socket(socket.AF_INET, kind))
                if kind is socket.SOCK_STREAM:
                    # Not for UDP, where it would let two programs have the port.
                    made[-1].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                made[-1].bind((address, made[0].getsockname()[1] or candidate))
                if kind is socket.SOCK_STREAM:
                    made[-1].listen(BACKLOG)
        except OSError as error:
            for opened in made:
                opened.close()
            if error.errno != errno.EADDRINUSE:
                raise
            taken = error
        else:
            return tuple(made)
    raise taken
