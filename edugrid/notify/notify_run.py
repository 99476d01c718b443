"""Tell every channel what a run changed."""

from collections.abc import Mapping
from pathlib import Path

from edugrid.drift.history.noted import NotedRun
from edugrid.notify.channels.read import Channel
from edugrid.notify.clock import Clock
from edugrid.notify.deliver import deliver
from edugrid.notify.digests import digests
from edugrid.notify.each_channel import each_channel
from edugrid.notify.outcome import Outcome


def notify_run(
    channels: Mapping[str, Channel], run: NotedRun, region: str, state: Path, clock: Clock
) -> tuple[Outcome, ...]:
    """One message a channel and city where ``run`` over ``region`` changed something, and what waits from former runs."""

    def work(name: str, channel: Channel) -> tuple[Outcome, ...]:
        return deliver(name, channel, digests(run, region, channel), state, clock)

    return each_channel(channels, work)
