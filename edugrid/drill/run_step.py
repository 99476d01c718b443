"""One step is done, timed and judged."""

import hashlib
import re
import shlex
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

from edugrid.drill.acts import get_act
from edugrid.drill.errors import ForeignError, StepError
from edugrid.drill.ground import Ground
from edugrid.drill.record import Result, StepRecord
from edugrid.drill.scenario import Step
from edugrid.intent.moment import SHANGHAI
from edugrid.text import Text
from edugrid.words import Words

SHOWN: Final = 6
"""Lines of evidence in the record; everything stands in the log."""
WIDTH: Final = 160
OPTION: Final = 60
"""Letters of an option of an act; the whole stands in the scenario."""
_FRAME: Final = re.compile(r"^[\s─━┄│┃┌┐└┘├┤┏┓┗┛┡┩╇╈┳┻┴┬┼╞╡╪-]*$")


class _Told(NamedTuple):
    text: str
    wrong: Text | None


def run_step(number: int, step: Step, ground: Ground, log: Callable[[str], object]) -> StepRecord:
    """Do ``step``; ``log`` takes the command and all that it said. What goes wrong is in the record, nothing is raised."""
    what = _shown(step, ground)
    began, start = datetime.now(SHANGHAI), time.monotonic()
    told = _command(step, ground) if step.run else _act(step, ground)
    seconds, text = time.monotonic() - start, told.text.rstrip()
    log(f"[{number}] {began:%Y-%m-%d %H:%M:%S} $ {what}\n{text}\n[{seconds:.2f} s]\n\n")
    result: Result = "failed" if told.wrong else "late" if seconds > step.planned else "passed"
    return StepRecord(
        number=number,
        phase=step.phase,
        title=step.title,
        what=what,
        planned=step.planned,
        began=began,
        seconds=round(seconds, 2),
        result=result,
        why=Words(en=told.wrong.en, zh=told.wrong.zh) if told.wrong else None,
        seen=_telling(told.text, (*step.says, *step.has), ground),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def not_done(number: int, step: Step, ground: Ground, result: Result, why: Text) -> StepRecord:
    """The record of a step that was not begun, and why."""
    return StepRecord(
        number=number,
        phase=step.phase,
        title=step.title,
        what=_shown(step, ground),
        planned=step.planned,
        result=result,
        why=Words(en=why.en, zh=why.zh),
    )


def _shown(step: Step, ground: Ground) -> str:
    known = {name: ground.values.get(name, f"{{{name}}}") for name in step.wants}
    if step.run:
        return shlex.join(["edugrid", *(word.format_map(known) for word in step.run)])
    options = (f"{name}={value.format_map(known)}" for name, value in step.options.items())
    return " ".join([step.act, *(f"{option[:OPTION]}…" if len(option) > OPTION else option for option in options)])


def _command(step: Step, ground: Ground) -> _Told:
    try:
        done = ground.command([ground.fill(word) for word in step.run], step.limit)
    except ForeignError as error:
        return _Told(error.text.show(ground.lang), error.text)
    except subprocess.TimeoutExpired as late:
        text = (late.stdout or b"").decode("utf-8", "replace")
        return _Told(text, Text(f"given up after {step.limit:.0f} s", f"超过时限 {step.limit:.0f} 秒，已中止"))
    if done.code != step.exit:
        return _Told(
            done.text,
            Text(
                f"it ended with exit code {done.code}, expected was {step.exit}",
                f"退出码为 {done.code}，应为 {step.exit}",
            ),
        )
    missing = [word for word in map(ground.fill, step.says) if word not in done.text]
    if missing:
        return _Told(done.text, Text(f"it did not say {missing[0]!r}", f"输出中没有“{missing[0]}”"))
    return _keep(step, ground, done.text) or _file(step, ground, done.text)


def _keep(step: Step, ground: Ground, text: str) -> _Told | None:
    """Keep what later steps need; what is wrong where it is not there."""
    for name, pattern in step.keep.items():
        found = re.search(pattern, text)
        if found is None:
            return _Told(text, Text(f"{name} was not found in it", f"输出中未找到 {name}"))
        ground.values[name] = found[1]
    return None


def _file(step: Step, ground: Ground, said: str) -> _Told:
    if not step.file:
        return _Told(said, None)
    path = ground.folder / step.file
    if not path.is_file():
        return _Told(said, Text(f"{step.file} was not written", f"没有生成 {step.file}"))
    text = path.read_text(encoding="utf-8", errors="replace")
    wanted = [ground.fill(word) for word in step.has]
    unwanted = [ground.fill(word) for word in step.lacks]
    missing = next((word for word in wanted if word not in text), None)
    if missing is not None:
        return _Told(said, Text(f"{step.file} has no {missing!r}", f"{step.file} 中没有“{missing}”"))
    left = next((word for word in unwanted if word in text), None)
    if left is not None:
        return _Told(said, Text(f"{step.file} still has {left!r}", f"{step.file} 中仍有“{left}”"))
    lines = [line for line in text.splitlines() if any(word in line for word in wanted)]
    return _Told("\n".join([said.rstrip(), *lines]), None)


def _act(step: Step, ground: Ground) -> _Told:
    options = {name: ground.fill(value) for name, value in step.options.items()}
    try:
        text = get_act(step.act)(ground, options).show(ground.lang)
        return _keep(step, ground, text) or _Told(text, None)
    except (StepError, ForeignError) as error:
        return _Told(error.text.show(ground.lang), error.text)
    except subprocess.TimeoutExpired as late:
        return _Told("", Text(f"given up after {late.timeout:.0f} s", f"超过时限 {late.timeout:.0f} 秒，已中止"))


def _telling(text: str, words: tuple[str, ...], ground: Ground) -> tuple[str, ...]:
    """Lines that have what the step waited for, else the last ones; frames of tables are left out."""
    lines = [line for line in text.splitlines() if not _FRAME.match(line)]
    wanted = [ground.fill(word) for word in words]
    found = [line for line in lines if any(word in line for word in wanted)]
    return tuple(
        re.sub(r"\s+", " ", line.strip(" │┃"))[:WIDTH] for line in list(dict.fromkeys(found))[:SHOWN] or lines[-SHOWN:]
    )
