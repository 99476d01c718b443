"""One look at a region at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from edugrid.refusal import Refusal
from edugrid.rollout.held_lock import HeldError, held_lock
from edugrid.text import Text


class LookRunsError(Refusal):
    """The last run is still at it: it took longer than the time between two runs. Exit code 1."""


@contextmanager
def look_lock(state: Path, region: str, worlds: tuple[str, ...]) -> Iterator[None]:
    """Hold ``<state>/sweeps/<region>-<worlds>.lock`` while ``worlds`` of ``region`` are looked at.

    Raises:
        LookRunsError: it is held.

    """
    name = f"{region.strip('/').replace('/', '-')}-{'-'.join(worlds)}"
    with ExitStack() as stack:
        try:
            stack.enter_context(held_lock(state / "sweeps" / f"{name}.lock", f"drift {region}"))
        except HeldError as error:
            raise LookRunsError(
                Text(
                    f"{region} is still being looked at by {error.who}; nothing was done. If this happens every time, "
                    "let it run less often, or bound it with --timeout",
                    f"{region} 的上一次检查仍由 {error.who} 进行；本次未执行。若经常如此，请降低频率或用 --timeout 限时",
                )
            ) from None
        yield
