"""``edugrid queue [REGION]``."""

import os
from typing import Annotated

import typer

from edugrid.text import Text, language


def queue(
    region: Annotated[str, typer.Argument(metavar="[REGION]")] = "",
    forget: Annotated[
        list[str] | None, typer.Option("--forget", metavar="NAME", help="a device that will not come back")
    ] = None,
) -> None:
    """List devices that could not be asked when their turn came, and what to run when they are back.

    Exit codes: 0 none waits, 3 some do.
    """
    from edugrid.cli.console import console
    from edugrid.cli.device_tables import queue_table
    from edugrid.rollout.queue import dequeue, queued
    from edugrid.rollout.site import Site

    state = Site.from_env(os.environ).state
    for name in forget or ():
        dequeue(state, name)
    waiting = queued(state, region.strip("/"))
    if not waiting:
        typer.echo(Text("no device waits", "没有待补做的设备").show(language()))
        return
    console().print(queue_table(waiting))
    raise typer.Exit(3)
