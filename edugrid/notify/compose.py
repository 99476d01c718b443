"""The words of a message."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from edugrid.drift.titles import KIND_TITLES, LAYER_TITLES, SEVERITY_TITLES
from edugrid.notify.channels.common import Common
from edugrid.notify.defused import defused
from edugrid.notify.digest import Digest, Item, Severity
from edugrid.text import Text

_ASSET, _PATH, _REGION = 60, 80, 60  # characters; longer ones are cut


_SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low")


class Composed(NamedTuple):
    """A message: ``title`` is what phones show in the list, ``lines`` stand alone and can be split between them."""

    title: str
    lines: tuple[str, ...]


_TEST: Final = Text("this is a test; nothing was found", "这是一条测试消息，没有发现任何问题")


def compose(digest: Digest, channel: Common, lang: str) -> Composed:
    """``digest`` in ``lang``: counts by severity, the worst findings, what was repaired, and what is still open.

    Nothing of it can be markup, whatever a device sent; no configuration, address or secret is in it.
    """
    region = defused(digest.region, _REGION)
    keyword = f"{channel.keyword} " if channel.keyword else ""
    title = f"{keyword}edugrid {region}{Text(': ', '：').show(lang)}{_news(digest).show(lang)}"
    lines = [title]
    room = channel.top
    lines += _listed(digest.new, sum(digest.new_more.values()), Text("New", "新增"), room, lang)
    room = max(0, room - len(digest.new))
    lines += _listed(digest.closed, sum(digest.closed_more.values()), Text("Repaired", "已恢复"), room, lang)
    if not digest.test:
        total = sum(digest.open.values())
        lines.append(
            Text(
                f"Open now: {total}{_counts(digest.open, 'en')}", f"尚未处理：{total} 项{_counts(digest.open, 'zh')}"
            ).show(lang)
        )
    if channel.link:
        lines.append(Text(f"Report: {channel.link}", f"报告：{channel.link}").show(lang))
    lines.append(_run(digest).show(lang))
    return Composed(title, tuple(lines))


def _news(digest: Digest) -> Text:
    if digest.test:
        return _TEST
    counts = Counter(digest.new_more)
    counts.update(item.severity for item in digest.new)
    new, closed = counts.total(), len(digest.closed) + sum(digest.closed_more.values())
    en, zh = [], []
    if new:
        en.append(f"{new} new{_counts(counts, 'en')}")
        zh.append(f"新增 {new} 项{_counts(counts, 'zh')}")
    if closed:
        en.append(f"{closed} repaired")
        zh.append(f"已恢复 {closed} 项")
    return Text(", ".join(en), "，".join(zh))


def _counts(counts: Mapping[Severity, int], lang: str) -> str:
    parts = [f"{SEVERITY_TITLES[name].show(lang)} {counts[name]}" for name in _SEVERITIES if counts.get(name)]
    if not parts:
        return ""
    return f"（{'，'.join(parts)}）" if lang == "zh" else f" ({', '.join(parts)})"


def _listed(items: tuple[Item, ...], more: int, head: Text, room: int, lang: str) -> list[str]:
    if not room or not items:
        return []
    lines = [f"{head.show(lang)}{Text(':', '：').show(lang)}"]
    lines += [f"- {_line(item, lang)}" for item in items[:room]]
    rest = len(items[room:]) + more
    if rest:
        lines.append(Text(f"- and {rest} more", f"- 另有 {rest} 项").show(lang))
    return lines


def _line(item: Item, lang: str) -> str:
    what = KIND_TITLES[item.kind].show(lang) if item.kind in KIND_TITLES else defused(item.kind, _ASSET)
    parts = [SEVERITY_TITLES[item.severity].show(lang), defused(item.asset, _ASSET), what]
    if item.path:
        parts.append(defused(" › ".join(item.path), _PATH))
    if item.layer != "real" and item.layer in LAYER_TITLES:
        parts.append(LAYER_TITLES[item.layer].show(lang))
    return " · ".join(parts)


def _run(digest: Digest) -> Text:
    mark = digest.mark
    if digest.test:
        return Text(f"edugrid notify test · {mark}", f"edugrid notify test · {mark}")
    if digest.runs > 1:
        return Text(
            f"Runs {digest.first} to {digest.last}, {digest.runs} together · {mark}",
            f"运行 {digest.first} 至 {digest.last}，合并 {digest.runs} 次 · {mark}",
        )
    return Text(f"Run {digest.last} · {mark}", f"运行 {digest.last} · {mark}")
