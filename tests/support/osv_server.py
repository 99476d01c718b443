"""An OSV service on the loopback interface, by the documents of its API (v1) and schema (1.x). SIMULATED: a table.

Written from those documents, not from the client: nothing of edugrid is used here.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_BATCH = 1000


class OsvServer:
    """``records`` are OSV records; a query fits when ecosystem, name and version stand in an ``affected``.

    ``page``: advisories in one page of one query. ``broken``: what is answered instead, whatever is asked.
    """

    def __init__(self, *records: dict[str, Any], page: int = 100) -> None:
        self.records = {record["id"]: record for record in records}
        self.page = page
        self.broken: tuple[int, bytes] | None = None
        self.queries = 0
        self.url = ""

    def answer(self, path: str, body: Any) -> tuple[int, Any]:  # noqa: ANN401 - JSON
        if path == "/v1/querybatch" and body is not None:
            queries = body["queries"]
            self.queries += len(queries)
            if len(queries) > LARGEST_BATCH:
                return 400, {"code": 3, "message": "Too many queries."}
            return 200, {"results": [self._page(query) for query in queries]}
        record = self.records.get(path.removeprefix("/v1/vulns/"))
        return (200, record) if record and body is None else (404, {"code": 5, "message": "Bug not found."})

    def _page(self, query: dict[str, Any]) -> dict[str, Any]:
        package = {"name": query["package"]["name"], "ecosystem": query["package"]["ecosystem"]}
        fits = [
            {"id": record["id"], "modified": "2026-01-01T00:00:00Z"}
            for record in self.records.values()
            if any(one["package"] == package and query["version"] in one["versions"] for one in record["affected"])
        ]
        start = int(query.get("page_token", 0))
        end = start + self.page
        found: dict[str, Any] = {"vulns": fits[start:end]} if fits[start:end] else {}
        return found | ({"next_page_token": str(end)} if len(fits) > end else {})

    @contextmanager
    def running(self) -> Iterator[OsvServer]:
        """Serve until the block ends."""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _reply(self, body: Any) -> None:  # noqa: ANN401 - JSON
                status, content = outer.answer(self.path, body)
                raw = json.dumps(content).encode()
                if outer.broken:
                    status, raw = outer.broken
                self.send_response(status)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def do_GET(self) -> None:
                self._reply(None)

            def do_POST(self) -> None:
                self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def record(name: str, ecosystem: str, package: str, version: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """An advisory of one version, fixed in 99."""
    events = [{"introduced": "0"}, {"fixed": "99"}]
    ranges = [{"type": "GIT", "events": [{"fixed": "abcdef"}]}, {"type": "ECOSYSTEM", "events": events}]
    affected = {"package": {"name": package, "ecosystem": ecosystem}, "versions": [version], "ranges": ranges}
    return {"id": name, "summary": f"about {package}", "affected": [affected], **more}
