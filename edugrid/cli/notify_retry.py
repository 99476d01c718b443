"""``edugrid notify retry``."""

from typing import Annotated

import typer

from edugrid.text import Text, language


def notify_retry(
    channel: Annotated[str | None, typer.Argument(metavar="[CHANNEL]", help="absent: all")] = None,
) -> None:
    """Send what could not be sent before; exit 1 when something still waits."""
    from edugrid.cli.notify_common import chosen_channels, tell
    from edugrid.cli.paths import state
    from edugrid.notify.clock import Clock
    from edugrid.notify.deliver import deliver
    from edugrid.notify.each_channel import each_channel

    clock = Clock()
    outcomes = each_channel(chosen_channels(channel), lambda name, known: deliver(name, known, (), state(), clock))
    if not outcomes:
        typer.echo(Text("nothing waits", "没有待发的通知").show(language()))
    tell(outcomes)
