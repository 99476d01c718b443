"""One channel after the other."""

from collections.abc import Callable, Mapping

from edugrid.notify.channels.read import Channel
from edugrid.notify.outcome import Outcome
from edugrid.text import Text


def each_channel(
    channels: Mapping[str, Channel], work: Callable[[str, Channel], tuple[Outcome, ...]]
) -> tuple[Outcome, ...]:
    """What ``work`` made of each channel; one that fails, for whatever reason, stops none of the others."""
    outcomes: list[Outcome] = []
    for name, channel in channels.items():
        try:
            outcomes += work(name, channel)
        except OSError as error:  # of the state folder: full, read-only, another user's
            why = f"{error.filename}: {error.strerror}" if error.filename else type(error).__name__
            outcomes.append(Outcome(channel=name, region="", result="failed", why=Text(why, why)))
        except Exception as error:  # noqa: BLE001 - a defect of ours in one channel; its text may hold an address
            why = type(error).__name__
            outcomes.append(Outcome(channel=name, region="", result="failed", why=Text(why, why)))
    return tuple(outcomes)
