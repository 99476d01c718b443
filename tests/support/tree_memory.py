"""Memory of a process and all its descendants, sampled while it runs."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INTERVAL = 0.25


class Peak:
    """``rss_mib``: largest sum of resident sets seen (pages that processes share count in each); ``processes`` then."""

    rss_mib = 0.0
    processes = 0


@contextmanager
def tree_memory(pid: int) -> Iterator[Peak]:
    """Sample the descendants of ``pid``, itself left out, until the block ends."""
    peak, ended = Peak(), threading.Event()
    sampler = threading.Thread(target=_sample, args=(pid, peak, ended))
    sampler.start()
    try:
        yield peak
    finally:
        ended.set()
        sampler.join()


def _sample(pid: int, peak: Peak, ended: threading.Event) -> None:
    while not ended.is_set():
        sizes = _descendants(pid)
        if sum(sizes) > peak.rss_mib:
            peak.rss_mib, peak.processes = sum(sizes), len(sizes)
        time.sleep(INTERVAL)


def _descendants(pid: int) -> list[float]:
    parents: dict[int, int] = {}
    sizes: dict[int, float] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # ended meanwhile
        own = int(status.parent.name)
        parents[own] = int(text.partition("PPid:")[2].split()[0])
        sizes[own] = int(text.partition("VmRSS:")[2].split()[0]) / 1024 if "VmRSS:" in text else 0.0
    found: list[float] = []
    for own, parent in parents.items():
        above = parent
        while above not in {0, pid}:
            above = parents.get(above, 0)
        if above == pid:
            found.append(sizes[own])
    return found
