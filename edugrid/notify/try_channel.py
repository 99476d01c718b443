"""Try a channel."""

from pathlib import Path

from edugrid.notify.box import Box
from edugrid.notify.channels.read import Channel
from edugrid.notify.clock import Clock
from edugrid.notify.digest import Digest
from edugrid.notify.outcome import Outcome
from edugrid.notify.pace import Pace
from edugrid.notify.parcel import parcel
from edugrid.notify.send_once import send_once


def try_channel(name: str, channel: Channel, state: Path, clock: Clock) -> Outcome:
    """One message that says it is a test, once, at the pace of the channel; nothing is kept when it fails."""
    digest = Digest(region="test", first=0, last=0, open={}, test=True)
    box = Box(state, name)
    with box.held():
        reply = send_once(channel, parcel(digest, channel), 0, Pace(channel.kind, box, clock), clock, again=False)
    return Outcome(channel=name, region="", result="sent" if reply.verdict == "sent" else "failed", why=reply.why)
