"""A message on its way: its parts, with what the channel adds to each."""

from typing import Final, NamedTuple

from edugrid.notify.channels.common import Common
from edugrid.notify.channels.read import Channel
from edugrid.notify.compose import compose
from edugrid.notify.digest import Digest
from edugrid.notify.split import split
from edugrid.text import Text, language

_AGAIN: Final = Text("(resent) ", "（重发）")
_LIMITS: Final = {"wecom": 4096, "dingtalk": 16_000, "feishu": 16_000}
"""Bytes of one text: WeCom's own limit; for the others 20,000 bytes of the whole body less its frame and escapes."""
_BREAK: Final = {"dingtalk": "\n\n"}  # its Markdown joins what has no empty line between
_BOLD: Final = {"wecom", "dingtalk"}
_WHOLE: Final = 1_000_000


class Parcel(NamedTuple):
    """``parts`` of the text, each within the limit of the channel even when it is marked as sent again."""

    digest: Digest
    title: str
    parts: tuple[str, ...]
    lang: str

    def part(self, number: int, *, again: bool) -> str:
        """The part, marked when a former attempt may have arrived."""
        return f"{_AGAIN.show(self.lang) if again else ''}{self.parts[number]}"


def parcel(digest: Digest, channel: Channel) -> Parcel:
    """``digest`` in the words and the sizes of ``channel``."""
    lang = channel.lang or language()
    title, lines = compose(digest, channel, lang)
    if channel.kind in _BOLD:
        lines = (f"**{lines[0]}**", *lines[1:])
    limit = _LIMITS.get(channel.kind, _WHOLE) - len(_AGAIN.zh.encode()) - len(_word(channel).encode())
    parts = split(lines, limit, _BREAK.get(channel.kind, "\n"), lang)
    # the robot looks for its keyword in each message
    return Parcel(digest, title, (parts[0], *(f"{_word(channel)}{part}" for part in parts[1:])), lang)


def _word(channel: Common) -> str:
    return f"{channel.keyword} " if channel.keyword else ""
