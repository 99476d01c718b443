"""A server that says which SSH algorithms it has and then knows nothing more: a SIMULATED device with SM2/SM3/SM4 only."""

import os
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kexinit_server(key_exchange: str, host_key: str, cipher: str, mac: str) -> Iterator[int]:
    """Serve on loopback and give the port (RFC 4253, 4.2 and 7.1)."""
    lists = (key_exchange, host_key, cipher, cipher, mac, mac, "none", "none", "", "")
    body = bytes([20]) + os.urandom(16)
    body += b"".join(struct.pack(">I", len(names)) + names.encode() for names in lists) + bytes(5)
    padding = 16 - (len(body) + 5) % 8
    packet = struct.pack(">IB", len(body) + padding + 1, padding) + body + bytes(padding)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"SSH-2.0-SIMULATED\r\n" + packet)
            while self.rfile.read1(4096):
                pass

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()
