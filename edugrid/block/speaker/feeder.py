"""Tell ExaBGP what to announce: a program of its own, with nothing but the standard library.

Run by ExaBGP as ``python3 -I -S feeder.py FEED``. FEED holds one route a line, ``EPOCH PEER PREFIX``: announce PREFIX to
PEER until that moment (UTC seconds). The file is replaced whole; what is no longer in it, or whose time is over, is
withdrawn within a fifth of a second. A file that is gone or cannot be read changes nothing.
"""

import ipaddress
import os
import select
import sys
import time
from pathlib import Path

LOOK_SECONDS = 0.1
DISCARD = {4: "192.0.2.1", 6: "100::1"}
# RFC 7999, and NO_ADVERTISE (RFC 1997): a router that was told keeps it to itself
COMMUNITIES = "community [ 65535:666 65535:65282 ]"
Route = tuple[str, str]


def read(feed: Path) -> dict[Route, int] | None:
    """Give {(peer, prefix): until}, or None when the file cannot be read."""
    wanted: dict[Route, int] = {}
    try:
        for line in feed.read_text(encoding="ascii").splitlines():
            until, peer, prefix = line.split()
            wanted[str(ipaddress.ip_address(peer)), str(ipaddress.ip_network(prefix))] = int(until)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"feed not read: {error}\n")
        return None
    return wanted


def mark(feed: Path) -> tuple[int, int] | None:
    """Give what tells one file from the next; None when it is not there."""
    try:
        about = feed.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns


def command(word: str, route: Route) -> str:
    """Give one line of ExaBGP's API."""
    peer, prefix = route
    hop = DISCARD[ipaddress.ip_network(prefix).version]
    return f"neighbor {peer} {word} route {prefix} next-hop {hop} {COMMUNITIES}\n"


def main(feed: Path) -> None:
    """Announce and withdraw until ExaBGP closes the pipe."""
    wanted: dict[Route, int] = {}
    told: set[Route] = set()
    seen: tuple[int, int] | None = None
    while True:
        now = mark(feed)
        if now is not None and now != seen:
            found = read(feed)
            wanted, seen = (wanted if found is None else found), now
        moment = time.time()
        due = {route for route, until in wanted.items() if until > moment}
        for route in sorted(told - due):
            sys.stdout.write(command("withdraw", route))
        for route in wanted:
            if route in due and route not in told:
                sys.stdout.write(command("announce", route))
        sys.stdout.flush()
        told = due
        ready, _, _ = select.select([sys.stdin], [], [], LOOK_SECONDS)
        if ready and not os.read(sys.stdin.fileno(), 65536):
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
