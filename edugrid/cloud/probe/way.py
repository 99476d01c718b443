"""The way to a cloud: its clock, its speed, its certificate. One small request, no login."""

import socket
import ssl
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

SECONDS = 15.0
LOOPBACK = frozenset({"localhost", "::1", *(f"127.0.0.{number}" for number in range(1, 255))})
LOCAL = "http (this machine)"


class Way(NamedTuple):
    """See CloudFacts."""

    skew_seconds: float | None
    latency_ms: float | None
    tls: str


def way(url: str, cacert: str | None, *, verify: bool) -> Way:
    """Ask ``url`` (an http or https address of clouds.yaml) for its version document."""
    split = urlsplit(url)
    if split.scheme not in {"http", "https"}:
        return Way(None, None, "")
    context = _context(cacert, verify=verify) if split.scheme == "https" else None
    request = urllib.request.Request(url, headers={"Accept": "application/json"})  # noqa: S310 - the scheme is checked above
    began, clock = time.monotonic(), datetime.now(UTC)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS, context=context) as answer:  # noqa: S310 - the same
            date = answer.headers.get("Date")
    except urllib.error.HTTPError as error:
        date = error.headers.get("Date")
    except OSError:
        return Way(None, None, "")
    took = time.monotonic() - began
    skew = None if date is None else (parsedate_to_datetime(date) - clock).total_seconds()
    host = split.hostname or ""
    if context is None:
        return Way(skew, took * 1000, LOCAL if host in LOOPBACK else "")
    tls = _certificate(host, split.port or 443, context)
    return Way(skew, took * 1000, tls)


def _context(cacert: str | None, *, verify: bool) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=cacert)
    if not verify:  # as clouds.yaml says; told by the finding, because the certificate is then empty
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _certificate(host: str, port: int, context: ssl.SSLContext) -> str:
    """Protocol, cipher, issuer and last day; a cloud that only speaks SM2 does not come this far."""
    with (
        socket.create_connection((host, port), timeout=SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as safe,
    ):
        found: Any = safe.getpeercert() or {}  # typeshed's type of nested tuples helps nobody
        cipher = (safe.cipher() or ("-",))[0]
        names = [value for part in found.get("issuer", ()) for name, value in part if name == "organizationName"]
        until = found.get("notAfter", "not verified")
        return f"{safe.version()} {cipher}; {', '.join(names) or '-'}; {until}"
