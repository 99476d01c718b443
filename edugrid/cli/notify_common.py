"""What the commands of ``edugrid notify`` share."""

import os
from typing import TYPE_CHECKING

import typer

from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edugrid.drift.history.noted import NotedRun
    from edugrid.notify.channels.read import Channel
    from edugrid.notify.outcome import Outcome


def chosen_channels(name: str | None) -> "dict[str, Channel]":
    """The channels, or the one that is named.

    Raises:
        NotifyError: the file is unusable, or has no such channel.

    """
    from edugrid.notify.channels.read import read_channels
    from edugrid.notify.errors import NotifyError

    channels = read_channels(os.environ)
    if name is None:
        return channels
    if name not in channels:
        known = ", ".join(channels)
        raise NotifyError(Text(f"no channel {name!r}; there are: {known}", f"没有渠道 {name!r}；现有：{known}"))
    return {name: channels[name]}


def tell(outcomes: "Iterable[Outcome]") -> None:
    """Print what became of each message; exit 1 when one was not sent."""
    outcomes = tuple(outcomes)
    for outcome in outcomes:
        typer.echo(outcome.line().show(language()), err=outcome.result != "sent")
    if any(outcome.result != "sent" for outcome in outcomes):
        raise typer.Exit(1)


def tell_run(run: "NotedRun", region: str) -> None:
    """Tell the channels what ``run`` changed. What fails is told on stderr; it never changes what the command says."""
    from edugrid.cli.paths import state
    from edugrid.notify.clock import Clock
    from edugrid.notify.errors import NotifyError
    from edugrid.notify.notify_run import notify_run

    try:
        outcomes = notify_run(chosen_channels(None), run, region, state(), Clock())
    except NotifyError as error:
        typer.echo(f"! {error.show(language())}", err=True)
        return
    except Exception as error:  # noqa: BLE001 - a defect of ours must not turn a finished look into a failure
        # its text may hold an address
        name = type(error).__name__
        typer.echo(Text(f"! notification failed: {name}", f"! 通知失败：{name}").show(language()), err=True)
        return
    for outcome in outcomes:
        typer.echo(f"{'' if outcome.result == 'sent' else '! '}{outcome.line().show(language())}", err=True)
