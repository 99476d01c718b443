"""The route server's feeder, as the program that it is."""

import os
import subprocess
import sys
import time
from pathlib import Path

from edugrid.block.speaker import feeder

PROGRAM = Path(feeder.__file__)
ROUTE = "community [ 65535:666 65535:65282 ]"


def _put(feed: Path, *lines: str) -> None:
    part = feed.with_suffix(".part")
    part.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    os.replace(part, feed)  # noqa: PTH105 - as the product does it


def test_it_tells_what_comes_goes_and_ends_by_itself(tmp_path: Path) -> None:
    feed = tmp_path / "feed.txt"
    soon, late = int(time.time()) + 2, int(time.time()) + 3600
    _put(feed, f"{late} 172.20.0.1 203.0.113.9/32", f"{soon} 172.20.0.1 2001:db8::/48")
    with subprocess.Popen(
        [sys.executable, "-I", "-S", str(PROGRAM), str(feed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        assert running.stdin
        assert running.stderr
        lines = [running.stdout.readline() for _ in range(2)]
        assert lines == [
            f"neighbor 172.20.0.1 announce route 203.0.113.9/32 next-hop 192.0.2.1 {ROUTE}\n",
            f"neighbor 172.20.0.1 announce route 2001:db8::/48 next-hop 100::1 {ROUTE}\n",
        ]
        # torn by somebody's editor: nothing changes; gone: nothing changes
        _put(feed, "not a route")
        assert running.stderr.readline().startswith("feed not read")
        feed.unlink()
        # its time is over
        assert (
            running.stdout.readline() == f"neighbor 172.20.0.1 withdraw route 2001:db8::/48 next-hop 100::1 {ROUTE}\n"
        )
        assert time.time() >= soon
        _put(feed, f"{late} 172.20.0.2 203.0.113.9/32")
        assert "172.20.0.1 withdraw route 203.0.113.9/32" in running.stdout.readline()
        assert "172.20.0.2 announce route 203.0.113.9/32" in running.stdout.readline()
        running.stdin.close()
        assert running.wait(5) == 0
