"""Try a channel."""

from pathlib import Path
from typing import Final

from edugrid.notify.box import Box
from edugrid.notify.channels.mail import Mail
from edugrid.notify.channels.read import Channel
from edugrid.notify.clock import Clock
from edugrid.notify.digest import Digest
from edugrid.notify.outcome import Outcome
from edugrid.notify.pace import Pace
from edugrid.notify.parcel import parcel
from edugrid.notify.send_once import send_once
from edugrid.text import Text

_PERSONAL: Final = {
    "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "139.com", "189.cn", "sina.com", "sohu.com", "aliyun.com",
    "gmail.com", "outlook.com", "hotmail.com",
}  # fmt: skip
_FORBIDDEN: Final = Text(
    "it goes to a personal mailbox, which many offices forbid for official data",
    "收件人为个人邮箱，许多单位禁止用其接收公务数据",
)


def try_channel(name: str, channel: Channel, state: Path, clock: Clock) -> Outcome:
    """One message that says it is a test, once, at the pace of the channel; nothing is kept when it fails."""
    digest = Digest(region="test", first=0, last=0, open={}, test=True)
    box = Box(state, name)
    with box.held():
        reply = send_once(channel, parcel(digest, channel), 0, Pace(channel.kind, box, clock), clock, again=False)
    if reply.verdict != "sent":
        return Outcome(channel=name, region="", result="failed", why=reply.why)
    personal = isinstance(channel, Mail) and any(to.rpartition("@")[2].lower() in _PERSONAL for to in channel.to)
    return Outcome(channel=name, region="", result="sent", why=_FORBIDDEN if personal else reply.why)
