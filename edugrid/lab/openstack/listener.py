"""Sockets that services are given."""

import errno
import socket

BACKLOG = 1024


def open_listener(address: str, port: int) -> socket.socket:
    """Listen on ``address``:``port``, or on any free port of ``address`` where that one is taken.

    The service inherits the socket: no other program can take the port while the service loads, and whoever connects
    meanwhile waits instead of being refused.
    """
    for candidate in (port, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, candidate))
            listener.listen(BACKLOG)
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE or candidate == 0:
                raise
        else:
            return listener
    raise AssertionError("unreachable")
