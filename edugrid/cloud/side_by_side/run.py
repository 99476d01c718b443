"""Many stacks, each in its own process, so many at once."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.cloud.progress import Progress
from edugrid.cloud.side_by_side.outcome import Failure, Outcome
from edugrid.cloud.side_by_side.work import Work
from edugrid.text import Text

WORKER = ("-m", "edugrid.cloud.side_by_side.worker")


def default_jobs() -> int:
    """As many stacks at once as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def side_by_side(
    works: Sequence[Work],
    jobs: int,
    progress: Callable[[str], Progress],
    started: Callable[[str, int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Do all ``works``, ``jobs`` (≥ 1) at a time; their outcomes in the same order.

    A stack that fails, or whose process is killed, never stops another: its outcome says so. ``progress`` gives a
    region's bar when its work begins; ``started`` is told region and process id. Interrupted from the keyboard, nothing more is begun, and
    what runs is waited for: it has had the same signal and stops at the next safe point.
    """
    with ThreadPoolExecutor(max_workers=max(jobs, 1)) as pool:
        waiting = [pool.submit(_one, work, progress, started) for work in works]
        try:
            return tuple(future.result() for future in waiting)
        except KeyboardInterrupt:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _one(work: Work, bars: Callable[[str], Progress], started: Callable[[str, int], None] | None) -> Outcome:
    progress = bars(work.region)
    with subprocess.Popen(
        [sys.executable, *WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        if started:
            started(work.region, process.pid)
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("pipes were asked for")
        try:
            with process.stdin as file:
                file.write(work.model_dump_json())
        except BrokenPipeError:
            pass  # it has died already; its return code says how
        outcome = None
        for line in process.stdout:
            message = json.loads(line)
            if "outcome" in message:
                outcome = Outcome.model_validate_json(json.dumps(message["outcome"]))
            else:
                done, total, text = message["progress"]
                progress(done, total, text)
    return outcome or Outcome(region=work.region, failure=_died(work, process.returncode))


def _died(work: Work, code: int) -> Failure:
    if code < 0:
        how = Text(f"was killed (signal {-code})", f"被终止（信号 {-code}）")
    else:
        how = Text(f"ended without an answer (code {code})", f"未给出结果即结束（代码 {code}）")
    command = "edugrid drift" if work.kind == "observe" else f"edugrid cloud {work.kind}"
    if work.kind == "apply":
        command = "edugrid plan"
    return Failure(
        text=Text(
            f"error: the process for {work.region} {how.en}\n"
            f"→ what it had done is kept in the state; run it again: {command} {work.region}",
            f"错误：{work.region} 的进程{how.zh}\n→ 已完成的部分保存在状态中；请重新运行：{command} {work.region}",
        )
    )
