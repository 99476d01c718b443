"""``python -m edugrid.lab.openstack.profiles.serve SETTINGS FD``: the proxy of one simulated profile.

SETTINGS is a JSON file: ``{"profile", "entry", "upstream": {type: url}, "log", "counter"}``; FD a bound socket. Below
``/<type>`` lies each service; the catalogue and every link lead back here.
"""

import http.client
import json
import re
import socket
import sys
import threading
import zlib
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv6Network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from edugrid.lab.openstack.profiles.call import Call, RefusedError
from edugrid.lab.openstack.profiles.limited_rules import SERVICES, answer_limited, check_limited
from edugrid.lab.openstack.profiles.tenant_rules import check_tenant

BLOCK = IPv6Network("2001:db8:c100::/40")
"""From which the simulated cloud assigns prefixes (documentation space, RFC 3849)."""

PART_BITS = 12
HOP = frozenset(
    {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "host", "content-length", "accept-encoding"}
)
SECONDS = 120.0
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class Proxy:
    """The settings and what is shared between requests."""

    def __init__(self, settings: dict[str, Any], address: tuple[str, int]) -> None:
        self.profile: str = settings["profile"]
        self.upstream: dict[str, str] = settings["upstream"]
        self.base = f"http://{address[0]}:{address[1]}"
        self._log, self._counter = Path(settings["log"]), Path(settings["counter"])
        self._lock = threading.Lock()
        # each simulated cloud has a part of its own, so that two of them never give the same prefix
        part = zlib.crc32(settings["entry"].encode()) % 2**PART_BITS
        self._block = int(BLOCK.network_address) + (part << (128 - BLOCK.prefixlen - PART_BITS))

    def links(self, text: str) -> str:
        """Every link of the real services as one through here."""
        for kind, url in self.upstream.items():
            text = re.sub(re.escape(url) + r"(?!\d)", f"{self.base}/{kind}", text)
        return text

    def assign(self) -> str:
        """The next IPv6 prefix of the cloud's own block; none is given twice."""
        with self._lock:
            number = int(self._counter.read_text(encoding="ascii")) if self._counter.exists() else 0
            self._counter.write_text(str(number + 1), encoding="ascii")
        return str(IPv6Network((self._block + (number << 64), 64)))

    def note(self, call: Call, status: int, refused: str | None) -> None:
        """One line in the log."""
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": call.method,
            "service": call.service,
            "path": call.path,
            "status": status,
            "refused": refused,
            "changed": call.changed,
        }
        with self._lock, self._log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "edugrid-lab-simulated-profile"
    proxy: Proxy

    def log_message(self, *_: object) -> None:
        """Nothing on standard error: the log is the proxy's own."""

    def answer(self) -> None:
        """Check, pass on, rewrite."""
        split = urlsplit(self.path)
        _, kind, *rest = split.path.split("/")
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length) if length else b""
        call = Call(self.command, kind, "/" + "/".join(rest), parse_qs(split.query), _json(raw))
        if not kind:  # the lab looks whether anybody is there
            self._send(200, [("Content-Type", "application/json")], b"{}")
            return
        if kind not in self.proxy.upstream:
            self._refuse(call, RefusedError(404, "NotFound", f"no service {kind}"))
            return
        try:
            check_tenant(call)
            if self.proxy.profile == "limited":
                check_limited(call, self._ask, self.proxy.assign)
        except RefusedError as error:
            self._refuse(call, error)
            return
        if call.changed:
            raw = json.dumps(call.body).encode()
        status, headers, content = self._forward(call.method, kind, call.path, split.query, raw)
        content = self._rewritten(call, headers, content)
        self.proxy.note(call, status, None)
        self._send(status, headers, content)

    def _rewritten(self, call: Call, headers: list[tuple[str, str]], content: bytes) -> bytes:
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        if not content or not ("json" in kind or "text" in kind):
            return content
        text = self.proxy.links(content.decode("utf-8", "replace"))
        body = _json(text.encode())
        if self.proxy.profile == "limited" and body is not None:
            answer_limited(call, body)
            if call.service == "identity" and isinstance(body, dict) and "catalog" in body.get("token", {}):
                token = body["token"]
                token["catalog"] = [item for item in token["catalog"] if item["type"] in SERVICES]
            text = json.dumps(body)
        return text.encode()

    def _ask(self, path: str) -> Any:  # noqa: ANN401 - JSON
        bare, _, query = path.partition("?")
        _, _, content = self._forward("GET", "network", f"/v2.0/{bare}", query, b"")
        return json.loads(content)

    def _forward(
        self, method: str, kind: str, path: str, query: str, body: bytes
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        target = urlsplit(self.proxy.upstream[kind])
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=SECONDS)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
        try:
            connection.request(method, path + (f"?{query}" if query else ""), body or None, headers)
            found = connection.getresponse()
            return found.status, found.getheaders(), found.read()
        finally:
            connection.close()

    def _refuse(self, call: Call, error: RefusedError) -> None:
        self.proxy.note(call, error.status, error.message)
        content = json.dumps(error.body(call.service)).encode()
        self._send(error.status, [("Content-Type", "application/json")], content)

    def _send(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in {*HOP, "server", "date"}:
                self.send_header(name, self.proxy.links(value))
        self.send_header("X-Simulated-Profile", self.proxy.profile)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _json(raw: bytes) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return None


def main() -> None:
    """Answer for ever."""
    settings = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    listener = socket.socket(fileno=int(sys.argv[2]))
    address: tuple[str, int] = listener.getsockname()
    handler = type(
        "Bound", (Handler,), {"proxy": Proxy(settings, address)} | {f"do_{name}": Handler.answer for name in METHODS}
    )
    server = ThreadingHTTPServer(address, handler, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    server.daemon_threads = True
    server.serve_forever()


if __name__ == "__main__":
    main()
