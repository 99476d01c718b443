"""Bring digests to one channel, now or later."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from edugrid.notify.box import Box
from edugrid.notify.channels.read import Channel
from edugrid.notify.clock import Clock
from edugrid.notify.digest import Digest
from edugrid.notify.merge import merge
from edugrid.notify.outcome import Outcome
from edugrid.notify.pace import Pace
from edugrid.notify.parcel import Parcel, parcel
from edugrid.notify.reply import Reply
from edugrid.notify.send_once import send_once

_DELAYS: Final = (2, 8, 30, 120)  # seconds between attempts
_JITTER: Final = 0.25


def deliver(name: str, channel: Channel, news: Iterable[Digest], state: Path, clock: Clock) -> tuple[Outcome, ...]:
    """Send ``news`` and what waits from former runs, one message a region.

    What cannot be sent waits below ``state``, merged with what waits already. It is on disk before it is sent, so that
    a program that is killed loses nothing. After a failure that is the channel's own, the rest waits unsent.

    Raises:
        OSError: the state folder cannot be written.

    """
    box = Box(state, name)
    with box.held():
        pace = Pace(channel.kind, box, clock)
        outcomes: list[Outcome] = []
        stopped: Reply | None = None
        for region, digest in _all(box, news).items():
            reply = stopped or _send(channel, digest, box, pace, clock)
            if reply.verdict in {"later", "pause", "settings"}:
                stopped = reply
            result = "sent" if reply.verdict == "sent" else "waiting"
            outcomes.append(
                Outcome.model_validate({"channel": name, "region": region, "result": result, "why": reply.why})
            )
        return tuple(outcomes)


def _all(box: Box, news: Iterable[Digest]) -> dict[str, Digest]:
    waiting = box.waiting()
    for digest in news:
        region = digest.region
        waiting[region] = merge(waiting[region], digest) if region in waiting else digest
        if waiting[region].silent:
            del waiting[region]
            box.drop(region)
        else:
            box.keep(waiting[region])
    return waiting


def _send(channel: Channel, digest: Digest, box: Box, pace: Pace, clock: Clock) -> Reply:
    # when this program is killed in the middle, nobody knows whether it arrived
    box.keep(digest.model_copy(update={"maybe_sent": True}))
    sent = parcel(digest, channel)
    reply = Reply(verdict="sent")
    for number in range(len(sent.parts)):
        reply = _part(channel, sent, number, pace, clock)
        if reply.verdict != "sent":
            again = digest.maybe_sent or reply.maybe_sent or number > 0
            box.keep(digest.model_copy(update={"maybe_sent": again}))
            return reply
    box.drop(digest.region)
    return reply


def _part(channel: Channel, sent: Parcel, number: int, pace: Pace, clock: Clock) -> Reply:
    again = sent.digest.maybe_sent
    for delay in _DELAYS:
        reply = send_once(channel, sent, number, pace, clock, again=again)
        again = again or reply.maybe_sent
        if reply.verdict != "later":
            return reply.model_copy(update={"maybe_sent": again})
        clock.sleep(max(float(delay), reply.wait) * (1 + _JITTER * clock.chance()))
    reply = send_once(channel, sent, number, pace, clock, again=again)
    return reply.model_copy(update={"maybe_sent": again or reply.maybe_sent})
