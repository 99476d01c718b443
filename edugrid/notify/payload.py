"""The JSON that each service wants."""

from datetime import UTC, datetime
from typing import Any, Final

from edugrid.notify.channels.folder import Folder
from edugrid.notify.channels.hook import Hook
from edugrid.notify.channels.robot import Robot
from edugrid.notify.digest import Digest, Item
from edugrid.notify.parcel import Parcel
from edugrid.notify.sign_feishu import sign_feishu
from edugrid.printable import printable

_COLOURS: Final = {"high": "red", "medium": "orange", "low": "yellow"}


def payload(channel: Robot | Hook | Folder, sent: Parcel, number: int, *, again: bool, now: float) -> dict[str, Any]:
    """Part ``number`` of ``sent``; ``now``: seconds since 1970, for Feishu's signature.

    Nobody is mentioned by it. Feishu's card is plain text, so that nothing in it can be a tag.
    """
    text = sent.part(number, again=again)
    if channel.kind == "wecom":
        return {"msgtype": "markdown", "markdown": {"content": text}}
    if channel.kind == "dingtalk":
        return {"msgtype": "markdown", "markdown": {"title": sent.title, "text": text}, "at": {"isAtAll": False}}
    if channel.kind == "feishu":
        signed = {}
        if channel.secret is not None:
            seconds = int(now)
            signed = {"timestamp": str(seconds), "sign": sign_feishu(channel.secret.get_secret_value(), seconds)}
        return signed | {
            "msg_type": "interactive",
            "card": {
                "config": {"wide_screen_mode": True},
                "header": {"title": {"tag": "plain_text", "content": sent.title}, "template": _colour(sent.digest)},
                "elements": [{"tag": "div", "text": {"tag": "plain_text", "content": text}}],
            },
        }
    digest = sent.digest
    return {
        "version": 1,
        "event": "test" if digest.test else "drift",
        "region": digest.region,
        "title": sent.title,
        "text": text,
        "runs": {"first": digest.first, "last": digest.last, "count": digest.runs},
        "new": [_item(item) for item in digest.new],
        "closed": [_item(item) for item in digest.closed],
        "more": {"new": digest.new_more, "closed": digest.closed_more},
        "open": digest.open,
        "resent": again,
        "sent": datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"),
    }


def _item(item: Item) -> dict[str, Any]:
    return item.model_dump() | {"asset": printable(item.asset), "path": [printable(step) for step in item.path]}


def _colour(digest: Digest) -> str:
    if digest.test:
        return "blue"
    return next((_COLOURS[name] for name in _COLOURS if any(item.severity == name for item in digest.new)), "green")
