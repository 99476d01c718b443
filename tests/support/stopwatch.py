"""Times for the benches: medians, and ratios against a peer measured in turn with it."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


def medians(runs: int, *works: Callable[[], object]) -> list[float]:
    """Median seconds of each work; they take turns, so that a slow moment of the machine hits all of them."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(runs):
        for own, work in zip(times, works, strict=True):
            start = time.perf_counter()
            work()
            own.append(time.perf_counter() - start)
    return [statistics.median(own) for own in times]


def program(*arguments: str, env: Mapping[str, str] | None = None) -> Callable[[], object]:
    """A whole process, as a user waits for it."""

    def run() -> None:
        subprocess.run(arguments, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return run


def peak_mib() -> float:
    """Largest resident set of this program so far, MiB (getrusage would count the parent's from before exec)."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def processor_of(pid: int) -> float:
    """Seconds of a processor that another process has used so far (proc(5), utime and stime)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def show(title: str, rows: Sequence[tuple[str, float]]) -> None:
    """Print each time in ms, and its ratio to the first."""
    print(f"\n{title}")
    for name, seconds in rows:
        print(f"  {name:44} {seconds * 1000:10.2f} ms   x{seconds / rows[0][1]:.2f}")
