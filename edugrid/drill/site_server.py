"""``python -m edugrid.drill.site_server FOLDER ADDRESS``: a small web site with a hole. For drills only.

It shows the files of FOLDER on a free port of ADDRESS, prints the port, and lets anybody replace a page (PUT): that is the
hole. Who asked for what stands in FOLDER/../access.log. It ends when standard input does, that is, with whoever started it.
"""

import os
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Site(SimpleHTTPRequestHandler):
    """The files of the folder, and the hole."""

    def do_PUT(self) -> None:
        """Replace a page without asking who it is."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Path(self.directory, Path(self.path).name).write_bytes(body)
        self.send_response(204)
        self.end_headers()

    def log_message(self, _format: str, *values: object) -> None:
        """One line a request: the address (that of the first proxy where there is one), and the request."""
        who = self.headers.get("X-Forwarded-For", self.client_address[0])
        with Path(self.directory).with_name("access.log").open("a", encoding="utf-8") as log:
            log.write(f"{who} {values[0]}\n")


def serve_site(folder: Path, address: str) -> None:
    """Serve until standard input ends."""
    server = ThreadingHTTPServer((address, 0), lambda *given: Site(*given, directory=str(folder)))
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.buffer.read()
    os._exit(0)  # requests that still wait hold nothing up


if __name__ == "__main__":
    serve_site(Path(sys.argv[1]), sys.argv[2])
