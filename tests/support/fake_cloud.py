"""A few answers of Keystone, Nova and Designate over real HTTP on the loopback interface. SIMULATED: a table of paths.

The forms of the answers are those of the API references (identity v3, compute v2.1, dns v2).
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit


class FakeCloud:
    """``projects`` maps names to names of servers; ``records`` are (name, type, addresses) of the zone ``zone``."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.projects: dict[str, list[str]] = {}
        self.records: list[tuple[str, str, list[str]]] = []
        self.url = ""
        self.asked: list[str] = []

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:  # noqa: ANN401 - JSON
        """The body for a GET; None: there is no such thing."""
        self.asked.append(path)
        scope = query.get("project_id", query.get("tenant_id", [""]))[0]
        if path == "/v3/projects":
            return {"projects": [{"id": f"id-{name}", "name": name} for name in self.projects if name in query["name"]]}
        if path == "/compute/v2.1/servers":
            names = self.projects.get(scope.removeprefix("id-"), [])
            return {"servers": [{"id": f"{scope}-{name}", "name": name} for name in names]}
        if path == "/dns/v2/zones":
            return {"zones": [{"id": "z1", "name": self.zone}, {"id": "z2", "name": "other.example."}]}
        if path == "/dns/v2/zones/z1/recordsets":
            rows = [{"id": name, "name": name, "type": kind, "records": list(to)} for name, kind, to in self.records]
            return {"recordsets": rows}
        versions = {
            "/v3": {"version": self._version("v3.14", "/v3")},
            "/compute/v2.1": {
                "version": self._version("v2.1", "/compute/v2.1") | {"version": "2.90", "min_version": "2.1"}
            },
            "/dns": {"versions": [self._version("v2.0", "/dns/v2")]},
        }
        return versions.get(path.rstrip("/"))

    def _version(self, number: str, path: str) -> dict[str, Any]:
        return {"id": number, "status": "CURRENT", "links": [{"rel": "self", "href": self.url + path}]}

    def token(self) -> dict[str, Any]:
        """A token that is scoped to the project admin of the domain d1."""
        services = (("identity", "/v3"), ("compute", "/compute/v2.1"), ("dns", "/dns"))
        catalog = [
            {"type": kind, "id": kind, "name": kind, "endpoints": [
                {"interface": "public", "region": "r", "region_id": "r", "id": kind, "url": self.url + path}
            ]}
            for kind, path in services
        ]  # fmt: skip
        domain = {"id": "d1", "name": "Default"}
        return {
            "token": {
                "methods": ["password"],
                "user": {"id": "u1", "name": "admin", "domain": domain},
                "project": {"id": "p1", "name": "admin", "domain": domain},
                "roles": [{"id": "r1", "name": "admin"}],
                "expires_at": "2099-01-01T00:00:00.000000Z",
                "issued_at": "2026-01-01T00:00:00.000000Z",
                "catalog": catalog,
            }
        }


@contextmanager
def fake_cloud(folder: Path, zone: str, *entries: str) -> Iterator[FakeCloud]:
    """Serve one; ``folder``/clouds.yaml has ``entries``, all of them this cloud."""
    cloud = FakeCloud(zone)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._send(cloud.answer(parts.path, parse_qs(parts.query)))

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._send(cloud.token(), 201)

        def _send(self, body: object, code: int = 200) -> None:
            text = json.dumps(body if body is not None else {}).encode()
            self.send_response(code if body is not None else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("X-Subject-Token", "t")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    cloud.url = f"http://127.0.0.1:{server.server_port}"
    auth = {"auth_url": f"{cloud.url}/v3", "username": "admin", "password": "p", "project_name": "admin",
            "user_domain_name": "Default", "project_domain_name": "Default"}  # fmt: skip
    clouds = {name: {"auth": auth, "region_name": "r", "identity_api_version": 3} for name in entries}
    (folder / "clouds.yaml").write_text(json.dumps({"clouds": clouds}), encoding="utf-8")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield cloud
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
