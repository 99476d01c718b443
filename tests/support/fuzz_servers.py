"""What servers answer: real clients on the loopback interface, and a server that says what an input says."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from fuzz_target import Target
from pydantic import TypeAdapter

from edugrid.notify.channels.hook import Hook
from edugrid.notify.channels.robot import Robot
from edugrid.notify.post import post
from edugrid.supply.errors import NotAuditedError
from edugrid.supply.known_advisories import known_advisories
from edugrid.supply.piece import Piece
from edugrid.vendors.base.offered_algorithms import offered_algorithms

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"


def server_targets(_folder: Path) -> Iterator[Target]:
    """Advisories, robots and hooks, the first words of an SSH server."""
    piece = Piece("pypi", "jinja2", "3.1.6")

    def advisories(data: bytes) -> object:
        with answering(HEAD + b"\r\n" + data) as port:
            return known_advisories([piece], f"http://127.0.0.1:{port}")

    yield Target("answers of OSV", [_osv(), b'{"results": [{}]}'], advisories, (NotAuditedError,), structure=True)

    def robot(kind: str) -> Callable[[bytes], object]:
        def run(data: bytes) -> object:
            with answering(data) as port:
                asked = {"kind": kind, "url": f"http://127.0.0.1:{port}/x?key=0123456789"}
                channel: Robot | Hook = TypeAdapter(Robot | Hook).validate_python(asked)
                reply = post(channel, {"a": 1}, 0)
                return reply.why and reply.why.show("zh")

        return run

    said = [b'{"errcode": 45009, "errmsg": "ok"}', b'{"code": 11232, "msg": "x"}', b'{"status": 1111, "wait": 1}']
    seeds = [HEAD + b"Content-Length: %d\r\n\r\n%b" % (len(one), one) for one in said]
    seeds += [HEAD.replace(b"200 OK", b"429 Too Many Requests") + b"Retry-After: 60\r\n\r\n"]
    seeds += [HEAD + b"Transfer-Encoding: chunked\r\n\r\n10\r\n" + said[0][:16] + b"\r\n0\r\n\r\n"]
    tokens = (
        "Content-Encoding: gzip\r\n",
        "Content-Length: -1\r\n",
        "Location: /x\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
    )
    for kind in ("wecom", "dingtalk", "feishu", "http"):
        yield Target(f"HTTP answers to {kind}", seeds, robot(kind), tokens=tokens, weight=0.3)

    def ssh(data: bytes) -> object:
        with answering(data, b"\r\n") as port:
            return offered_algorithms("127.0.0.1", port, 10)

    yield Target("first words of an SSH server", [_kexinit()], ssh)


@contextmanager
def answering(data: bytes, until: bytes = b"\r\n\r\n") -> Iterator[int]:
    """The port of a server that answers ``data`` to whatever ends in ``until`` (and what comes with it), then hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=_serve, args=(server, data, until), daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(server: socket.socket, data: bytes, until: bytes) -> None:
    with suppress(OSError):
        while True:
            line, _ = server.accept()
            with line, suppress(OSError):
                _answer(line, data, until)


def _answer(line: socket.socket, data: bytes, until: bytes) -> None:
    asked = b""
    while until not in asked:
        asked += (more := line.recv(65536))
        if not more:
            return
    head, _, body = asked.partition(until)
    for field in head.split(b"\r\n"):
        name, _, value = field.partition(b":")
        while name.lower() == b"content-length" and len(body) < int(value):
            body += line.recv(65536)
    line.sendall(data)
    line.shutdown(socket.SHUT_WR)


def _osv() -> bytes:
    """A page of the batch and a record of an advisory in one: each reader looks for its own."""
    events = [{"introduced": "0"}, {"fixed": "3.1.7"}]
    ranges = [{"type": "ECOSYSTEM", "events": events}, {"type": "GIT", "events": [{"fixed": "abcdef"}]}]
    record = {
        "id": "GHSA-1",
        "aliases": ["CVE-2026-1"],
        "summary": "x",
        "affected": [{"package": {"name": "Jinja2", "ecosystem": "PyPI"}, "ranges": ranges}],
    }
    return json.dumps({"results": [{"vulns": [{"id": "GHSA-1"}, {"id": "PYSEC-2"}]}], **record}).encode()


def _kexinit() -> bytes:
    names = (
        b"curve25519-sha256,ext-info-s",
        b"ssh-ed25519",
        b"aes128-ctr",
        b"sm4-ctr",
        b"hmac-sha2-256",
        b"hmac-sm3",
        b"none",
    )
    body = bytes([20]) + bytes(range(16)) + b"".join(len(one).to_bytes(4, "big") + one for one in names) + bytes(17)
    return b"hello\r\nSSH-2.0-x\r\n" + (len(body) + 5).to_bytes(4, "big") + b"\x04" + body + bytes(4)
