"""One operator at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from edugrid.refusal import Refusal
from edugrid.rollout.held_lock import HeldError, held_lock
from edugrid.text import Text


class LockedError(Refusal):
    """Somebody else is changing the network from this state folder; the message names the holder."""


@contextmanager
def operator_lock(state: Path, purpose: str) -> Iterator[None]:
    """Hold ``<state>/apply.lock``; the operating system lets go of it however this program ends.

    Raises:
        LockedError: it is held.

    """
    with ExitStack() as stack:
        try:
            stack.enter_context(held_lock(state / "apply.lock", purpose))
        except HeldError as error:
            raise LockedError(
                Text(
                    f"the network is being changed by {error.who}; wait until it is done",
                    f"网络正由 {error.who} 变更；请等待其完成",
                )
            ) from None
        yield
