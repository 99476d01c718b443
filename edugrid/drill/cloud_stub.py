"""A cloud's front door: as much of an OpenStack API as `edugrid cloud probe` asks for. SIMULATED, over real HTTP.

The forms of the answers are those of the API references (identity v3, compute v2.1, network v2.0, image v2).
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

SERVICES: Final = {
    "identity": "/v3", "compute": "/compute/v2.1", "network": "/network", "image": "/image", "block-storage": "/volume/v3",
    "load-balancer": "/lb", "dns": "/dns",
}  # fmt: skip
EXTENSIONS: Final = (
    "provider", "rbac-policies", "subnet_allocation", "address-scope", "extraroute", "standard-attr-tag", "router", "qos",
    "trunk", "vpnaas",
)  # fmt: skip


@contextmanager
def cloud_stub(port: int = 0, names: dict[str, list[str]] | None = None) -> Iterator[int]:
    """Answer on ``port`` (0: any that is free) of 127.0.0.1; gives the port.

    ``names`` are those of the ``networks``, ``flavors`` and ``images`` that are there.
    """
    have = names or {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(_answer(urlsplit(self.path).path.rstrip("/"), self._base, have), 200)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._send(_token(self._base), 201)

        @property
        def _base(self) -> str:
            return f"http://127.0.0.1:{server.server_port}"

        def _send(self, body: object, code: int) -> None:
            text = json.dumps(body if body is not None else {}).encode()
            self.send_response(code if body is not None else 404)
            for name, value in (("Content-Type", "application/json"), ("X-Subject-Token", "simulated")):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(path: str, base: str, have: dict[str, list[str]]) -> Any:  # noqa: ANN401 - JSON
    """The body for a GET; None: there is no such thing."""
    lists: dict[str, tuple[str, dict[str, object]]] = {
        "/network/v2.0/networks": ("networks", {"router:external": True}),
        "/compute/v2.1/flavors": ("flavors", {}),
        "/image/v2/images": ("images", {"status": "active"}),
    }
    if path in lists:
        name, more = lists[path]
        return {name: [{"id": one, "name": one} | more for one in have.get(name, [])]}
    limits = {"maxTotalCores": 64, "maxTotalRAMSize": 131072, "maxTotalInstances": 20}
    bodies: dict[str, Any] = {
        "/v3": {"version": _version("v3.14", f"{base}/v3")},
        "/compute/v2.1": {
            "version": _version("v2.1", f"{base}/compute/v2.1") | {"version": "2.90", "min_version": "2.1"}
        },
        "/network": {"versions": [_version("v2.0", f"{base}/network/v2.0")]},
        "/image": {"versions": [_version("v2.9", f"{base}/image/v2/")]},
        "/network/v2.0/extensions": {"extensions": [{"alias": one, "name": one, "links": []} for one in EXTENSIONS]},
        "/compute/v2.1/os-availability-zone": {
            "availabilityZoneInfo": [{"zoneName": "simulated", "zoneState": {"available": True}, "hosts": None}]
        },
        "/compute/v2.1/limits": {"limits": {"absolute": limits, "rate": []}},
        "/v3/users/u1/application_credentials": {"application_credentials": []},
    }
    return bodies.get(path)


def _version(number: str, link: str) -> dict[str, Any]:
    return {"id": number, "status": "CURRENT", "links": [{"rel": "self", "href": link}]}


def _token(base: str) -> dict[str, Any]:
    domain = {"id": "default", "name": "Default"}
    catalog = [
        {"type": kind, "id": kind, "name": kind, "endpoints": [
            {"interface": "public", "region": "r", "region_id": "r", "id": kind, "url": base + path}
        ]}
        for kind, path in SERVICES.items()
    ]  # fmt: skip
    now = datetime.now(UTC)
    return {
        "token": {
            "methods": ["password"],
            "user": {"id": "u1", "name": "drill", "domain": domain},
            "project": {"id": "p1", "name": "drill", "domain": domain},
            "roles": [{"id": "r1", "name": "admin"}],
            "issued_at": f"{now:%Y-%m-%dT%H:%M:%S.000000Z}",
            "expires_at": f"{now + timedelta(hours=4):%Y-%m-%dT%H:%M:%S.000000Z}",
            "catalog": catalog,
        }
    }
