"""``edugrid notify test``."""

from typing import Annotated

import typer


def notify_test(
    channel: Annotated[str | None, typer.Argument(metavar="[CHANNEL]", help="absent: all")] = None,
) -> None:
    """Send a test message to each channel; exit 1 when one does not take it. It is not kept for later."""
    from edugrid.cli.notify_common import chosen_channels, tell
    from edugrid.cli.paths import state
    from edugrid.notify.clock import Clock
    from edugrid.notify.each_channel import each_channel
    from edugrid.notify.try_channel import try_channel

    clock = Clock()
    tell(each_channel(chosen_channels(channel), lambda name, known: (try_channel(name, known, state(), clock),)))
