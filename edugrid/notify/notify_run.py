"""Tell every channel what a run changed."""

from collections.abc import Mapping
from pathlib import Path

from edugrid.drift.history.noted import NotedRun
from edugrid.notify.channels.read import Channel
from edugrid.notify.clock import Clock
from edugrid.notify.deliver import deliver
from edugrid.notify.digests import digests
from edugrid.notify.outcome import Outcome
from edugrid.text import Text


def notify_run(
    channels: Mapping[str, Channel], run: NotedRun, region: str, state: Path, clock: Clock
) -> tuple[Outcome, ...]:
    """One message a channel and city where ``run`` over ``region`` changed something, and what waits from former runs.

    A channel that fails, for whatever reason, stops none of the others.
    """
    outcomes: list[Outcome] = []
    for name, channel in channels.items():
        try:
            outcomes += deliver(name, channel, digests(run, region, channel), state, clock)
        except OSError as error:  # of the state folder: full, read-only, another user's
            why = f"{error.filename or state}: {error.strerror or type(error).__name__}"
            outcomes.append(Outcome(channel=name, region="", result="failed", why=Text(why, why)))
        except Exception as error:  # noqa: BLE001 - a defect of ours in one channel; its text may hold an address
            why = type(error).__name__
            outcomes.append(Outcome(channel=name, region="", result="failed", why=Text(why, why)))
    return tuple(outcomes)
