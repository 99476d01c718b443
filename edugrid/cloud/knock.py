"""Whether something listens at a cloud's door."""

import socket
from urllib.parse import urlsplit

SECONDS = 2.0
PORTS = {"http": 80, "https": 443}


def knock(url: str) -> bool:
    """True when the host of ``url`` takes a TCP connection within two seconds; what it serves is not looked at."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)), SECONDS):
            return True
    except (OSError, ValueError):
        return False
