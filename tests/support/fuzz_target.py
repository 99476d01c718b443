"""One parser under foreign text: it gives a result or raises an error of its own, and it ends."""

import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from types import FrameType
from typing import NamedTuple, NoReturn

from fuzz_inputs import Mutator

HANG = 20
"""Seconds of this process' own work on one input of at most 64 KiB. Not a measure of speed: what ends at all takes milliseconds."""


class Target(NamedTuple):
    """``run`` takes the bytes; ``errors`` are those that it may raise. ``weight``: inputs beside those of other targets."""

    name: str
    seeds: Sequence[bytes]
    run: Callable[[bytes], object]
    errors: tuple[type[Exception], ...] = ()
    tokens: Sequence[str] = ()
    structure: bool = False
    weight: float = 1.0


class Fell(NamedTuple):
    """An input, and what came of it."""

    target: str
    data: bytes
    what: str


class HangError(BaseException):
    """No ``except Exception`` keeps it."""


def fuzz(target: Target, inputs: int, seed: str = "") -> Iterator[Fell | None]:
    """None for each input that went well; of the same seed always the same inputs."""
    mutator = Mutator(f"{target.name} {seed}", target.seeds, target.tokens, structure=target.structure)
    before = signal.signal(signal.SIGVTALRM, _hangs)
    try:
        for data in islice(mutator, inputs):
            signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
            try:
                target.run(data)
            except target.errors:
                yield None
            except HangError as error:
                yield Fell(target.name, data, f"hangs: {traceback.extract_tb(error.__traceback__)[-1]}")
            except Exception:  # noqa: BLE001 - finding them is the point
                yield Fell(target.name, data, traceback.format_exc(limit=-4))
            else:
                yield None
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _hangs(number: int, frame: FrameType | None) -> NoReturn:
    raise HangError(number, frame)
