"""A proxy in front of real OpenStack services that lets what a test wants go wrong.

It shares no code with the product. Each service gets a listener of its own; the addresses in catalogues and links are
rewritten, so that a client which was given the proxy's clouds.yaml never meets the services themselves.
"""

import json
import re
import socket
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self
from urllib.parse import urlsplit

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "accept-encoding"}
UPSTREAM_SECONDS = 300.0
HTML = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr>nginx</body></html>"


@dataclass
class Fault:
    """What happens to requests of ``method`` to the service ``kind`` (catalogue type) whose path matches ``path``.

    ``answer``: the service is not asked, ``status`` and ``body`` are the answer. ``hang``: neither asked nor answered.
    ``drop``: the connection is closed, the service not asked. ``lose``: the service is asked and does its work, and the
    connection is closed without an answer. ``cut``: half of the answer's body, then the connection is closed.
    ``stop``: ``met`` is set, and the service asked only after ``go`` was set by the test.
    """

    kind: str
    method: str
    path: str
    act: Literal["answer", "hang", "drop", "lose", "cut", "stop"] = "answer"
    status: int = 503
    body: str = ""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    met: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)


class Request(NamedTuple):
    """One request that came by; ``at`` in seconds of the monotonic clock."""

    at: float
    kind: str
    method: str
    path: str
    status: int


class FaultProxy:
    """Use it in a ``with``; ``clouds_yaml`` is a copy of the given one that leads to the proxy."""

    def __init__(self, clouds_yaml: Path, folder: Path) -> None:
        self.requests: list[Request] = []
        self._faults: list[Fault] = []
        self._servers: dict[str, ThreadingHTTPServer] = {}
        self._kinds: dict[str, str] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        body = json.loads(clouds_yaml.read_text(encoding="utf-8"))
        for entry in body["clouds"].values():
            url = entry["auth"]["auth_url"]
            self._listen(urlsplit(url).netloc, "identity")
            entry["auth"]["auth_url"] = self.rewritten(url)
        self.clouds_yaml = folder / "clouds.yaml"
        self.clouds_yaml.write_text(json.dumps(body), encoding="utf-8")
        self.clouds_yaml.chmod(0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    def arm(self, *faults: Fault) -> None:
        """Let only these faults happen from now on; none puts everything in order."""
        with self._lock:
            self._faults = list(faults)

    def busiest_second(self) -> int:
        """The most requests within any second."""
        times = sorted(request.at for request in self.requests)
        return max((sum(1 for other in times if begin <= other < begin + 1) for begin in times), default=0)

    def count(self) -> Counter[tuple[str, str]]:
        """Requests by service and method."""
        return Counter((request.kind, request.method) for request in self.requests)

    def rewritten(self, text: str) -> str:
        """``text`` with the addresses of services replaced by the proxy's."""
        with self._lock:
            known = {netloc: server.server_address for netloc, server in self._servers.items()}
        for netloc, (host, port, *_) in known.items():
            text = re.sub(rf"http://{re.escape(netloc)}(?!\d)", f"http://{_text(host)}:{port}", text)
        return text

    def learn(self, answer: bytes) -> None:
        """Open a listener for each service of a catalogue that was given with a token."""
        try:
            catalogue = json.loads(answer)["token"]["catalog"]
        except (ValueError, KeyError, TypeError):
            return
        for service in catalogue:
            for endpoint in service["endpoints"]:
                self._listen(urlsplit(endpoint["url"]).netloc, service["type"])

    def take(self, kind: str, method: str, path: str) -> Fault | None:
        """The fault that is due for this request, if any."""
        with self._lock:
            for fault in self._faults:
                if fault.times and (fault.kind, fault.method) == (kind, method) and re.search(fault.path, path):
                    fault.times -= 1
                    fault.met.set()
                    return fault
        return None

    def wait(self, event: threading.Event) -> None:
        """Until ``event`` or the end of the proxy."""
        while not event.wait(0.1) and not self._over.is_set():
            pass

    def _listen(self, netloc: str, kind: str) -> None:
        with self._lock:
            if netloc in self._servers:
                return
            handler = type("Handler", (_Handler,), {"proxy": self, "upstream": netloc, "kind": kind})
            server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            server.daemon_threads = True
            server.block_on_close = False
            self._servers[netloc] = server
        threading.Thread(target=server.serve_forever, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    proxy: FaultProxy
    upstream: str
    kind: str
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Nothing: ``FaultProxy.requests`` is the log."""

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else None
        fault = self.proxy.take(self.kind, self.command, self.path)
        at = time.monotonic()
        status = self._with(fault, body)
        self.proxy.requests.append(Request(at, self.kind, self.command, self.path, status))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _handle  # noqa: N815 - names the base class looks for

    def _with(self, fault: Fault | None, body: bytes | None) -> int:
        act = fault.act if fault else ""
        if fault and act == "answer":
            self._answer(fault.status, fault.body.encode(), {"Content-Type": fault.content_type, **fault.headers})
            return fault.status
        if act == "hang":
            self.proxy.wait(threading.Event())
        if fault and act == "stop":
            self.proxy.wait(fault.go)
        if act in {"hang", "drop"}:
            return self._close()
        try:
            answer, content = self._ask(body)
        except OSError:
            return self._close()  # the service itself is not there
        if act == "lose":
            return self._close()
        content = self.proxy.rewritten(content.decode()).encode() if _is_text(answer) else content
        headers = {
            name: self.proxy.rewritten(value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP
        }
        self._answer(answer.status, content, headers, cut=act == "cut")
        return answer.status

    def _ask(self, body: bytes | None) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection(self.upstream, timeout=UPSTREAM_SECONDS)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        connection.request(self.command, self.path, body=body, headers=headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if self.kind == "identity" and self.command == "POST":
            self.proxy.learn(content)
        return answer, content

    def _answer(self, status: int, content: bytes, headers: dict[str, str], *, cut: bool = False) -> None:
        try:
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status not in {204, 304}:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content[: len(content) // 2] if cut else content)
            if cut:
                self._close()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has gone, which is what some tests do

    def _close(self) -> int:
        self.close_connection = True
        try:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        return 0


def _is_text(answer: HTTPResponse) -> bool:
    kind = answer.getheader("Content-Type") or ""
    return "json" in kind or kind.startswith("text/")


def _text(host: Any) -> str:  # noqa: ANN401 - typeshed gives str | bytes
    return host if isinstance(host, str) else host.decode()
