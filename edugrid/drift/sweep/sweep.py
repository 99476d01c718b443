"""Look at many regions, each in a process of its own, so many at once."""

import contextlib
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from edugrid.drift.read_records import RecordsFileError, read_records
from edugrid.drift.record import DriftRecord
from edugrid.drift.sweep.looked import Looked
from edugrid.rollout.progress import Progress, silent

_ENDED_WELL: Final = (0, 3)
"""Exit codes of ``edugrid drift``: clean, and drift."""


class Bounds(NamedTuple):
    """``jobs`` regions at once (≥ 1), for ``seconds`` (None: as long as it takes).

    After that no region is begun any more; what still runs is asked to stop, and killed ``grace`` seconds later. Seconds
    are those of a clock that never jumps.
    """

    jobs: int
    seconds: float | None = None
    grace: float = 20


def sweep(
    regions: Sequence[str],
    command: Callable[[str], Sequence[str]],
    worlds: Sequence[str],
    bounds: Bounds,
    done: Callable[[Looked], Looked],
    progress: Progress = silent,
) -> tuple[Looked, ...]:
    """Run ``command`` of each region; it prints the JSON of ``edugrid drift`` and ends with 0 or 3. In the same order.

    ``done`` gets each region as soon as it has ended, one at a time, and may add to it. A region that fails, or that
    the run did not get to, never stops another.
    """
    end = None if bounds.seconds is None else time.monotonic() + bounds.seconds
    found: dict[str, Looked] = {}
    with tempfile.TemporaryDirectory(prefix="edugrid-sweep-") as folder, ThreadPoolExecutor(bounds.jobs) as pool:
        waiting = {
            pool.submit(_one, region, command, tuple(worlds), (end, bounds.grace), Path(folder)): region
            for region in regions
        }
        try:
            from concurrent.futures import as_completed

            for count, future in enumerate(as_completed(waiting), 1):
                looked = done(future.result())
                found[looked.region] = looked
                progress(count, len(regions), looked.region)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return tuple(found[region] for region in regions)


def _one(
    region: str,
    command: Callable[[str], Sequence[str]],
    worlds: tuple[str, ...],
    clock: tuple[float | None, float],
    folder: Path,
) -> Looked:
    end, grace = clock
    if end is not None and time.monotonic() >= end:
        return _not_seen(region, worlds, "not looked at: the run had no time left", missed=True)
    name = region.replace("/", "-")
    out, told = folder / f"{name}.json", folder / f"{name}.err"
    with out.open("wb") as stdout, told.open("wb") as stderr:
        process = subprocess.Popen([*command(region)], stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)
        try:
            code = process.wait(None if end is None else max(end - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            _stop(process, grace)
            return _not_seen(region, worlds, "not looked at to the end: the run had no time left", missed=True)
        finally:
            if process.poll() is None:
                _stop(process, grace)
    if code in _ENDED_WELL:
        with contextlib.suppress(RecordsFileError):
            return Looked(region=region, records=read_records(out))
    lines = [line for line in told.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    why = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "no answer")
    how = f"was killed (signal {-code})" if code < 0 else f"ended with code {code}: {why.strip()}"
    return _not_seen(region, worlds, f"the look {how}")


def _stop(process: "subprocess.Popen[bytes]", grace: float) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _not_seen(region: str, worlds: tuple[str, ...], why: str, *, missed: bool = False) -> Looked:
    records = tuple(
        DriftRecord.model_validate(
            {
                "region": region,
                "world": world,
                "asset": region,
                "path": (),
                "kind": "unreachable",
                "intended": "looked at",
                "actual": why,
                "severity": "high",
                "layer": "real",
            }
        )
        for world in worlds
    )
    return Looked(region=region, records=records, missed=missed, failed=not missed)
