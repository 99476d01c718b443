"""One attempt to send one part of a message."""

from math import ceil

from edugrid.notify.channels.folder import Folder
from edugrid.notify.channels.mail import Mail
from edugrid.notify.channels.read import Channel
from edugrid.notify.clock import Clock
from edugrid.notify.pace import Pace
from edugrid.notify.parcel import Parcel
from edugrid.notify.payload import payload
from edugrid.notify.post import post
from edugrid.notify.reply import Reply
from edugrid.notify.send_mail import send_mail
from edugrid.notify.write_file import write_file
from edugrid.text import Text


def send_once(channel: Channel, sent: Parcel, number: int, pace: Pace, clock: Clock, *, again: bool) -> Reply:
    """Send part ``number`` of ``sent`` when its turn comes; nothing is sent during a penalty, and a new one is remembered.

    ``again``: mark it, a former attempt may have arrived.
    """
    left = pace.blocked()
    if left:
        minutes = ceil(left / 60)
        why = Text(f"the robot is blocked for {minutes} more minute(s)", f"机器人仍被封禁约 {minutes} 分钟")
        return Reply(verdict="pause", why=why)
    pace.turn()
    now = clock.now()
    if isinstance(channel, Mail):
        reply = send_mail(channel, sent, now, again=again)
    else:
        body = payload(channel, sent, number, again=again, now=now)
        reply = write_file(channel, body, now) if isinstance(channel, Folder) else post(channel, body, now)
    if reply.verdict == "pause":
        pace.block(reply.wait)
    return reply
