"""``python -m edugrid.drill.site_request GET|PUT URL [AS]``: one request, told as a line. For drills only.

Prints the SHA-256 of the page for GET, ``replaced`` for PUT; ``silence`` where no answer comes within three seconds.
"""

import hashlib
import sys
import urllib.error
import urllib.request
from typing import Final

SECONDS: Final = 3.0
DEFACED: Final = b"<!doctype html><title>0wned</title><p>hacked"


def ask_site(method: str, url: str, who: str = "") -> str:
    """What came of it; ``who`` is put into X-Forwarded-For, as a proxy in front of the site does."""
    body = DEFACED if method == "PUT" else None
    headers = {"X-Forwarded-For": who} if who else {}
    request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310 - the drill's own site
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - the same
            return hashlib.sha256(answer.read()).hexdigest() if method == "GET" else "replaced"
    except (urllib.error.URLError, OSError):
        return "silence"


if __name__ == "__main__":
    sys.stdout.write(ask_site(*sys.argv[1:]) + "\n")
