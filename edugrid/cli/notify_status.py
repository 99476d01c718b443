"""``edugrid notify status``."""

import typer

from edugrid.text import Text, language


def notify_status() -> None:
    """List the channels, where they lead, and what waits in each; nothing is sent."""
    from edugrid.cli.notify_common import chosen_channels
    from edugrid.cli.paths import state
    from edugrid.notify.box import Box
    from edugrid.notify.clock import Clock
    from edugrid.notify.pace import Pace
    from edugrid.notify.target import target

    lang, channels = language(), chosen_channels(None)
    for name, channel in channels.items():
        box = Box(state(), name)
        told = [_waits(len(box.waiting())).show(lang)]
        blocked = Pace(channel.kind, box, Clock()).blocked()
        if blocked:
            told.append(
                Text(f"blocked for {blocked / 60:.0f} minutes", f"被封禁，剩余 {blocked / 60:.0f} 分钟").show(lang)
            )
        typer.echo(f"{name}  {channel.kind}  {target(channel)}  {', '.join(told)}")
    for folder in sorted((state() / "notify").glob("*/waiting")):
        name = folder.parent.name
        left = len(Box(state(), name).waiting()) if name not in channels else 0
        if left:
            typer.echo(
                f"! {name}  {_waits(left).show(lang)}{Text('; no such channel any more', '；该渠道已不存在').show(lang)}"
            )


def _waits(count: int) -> Text:
    return Text(f"{count} waiting", f"待发 {count} 条") if count else Text("nothing waits", "没有待发")
