"""Subtree filters (RFC 6241, 6)."""

from xml.etree import ElementTree as ET


def subtree(data: list[ET.Element], wanted: list[ET.Element]) -> list[ET.Element]:
    """What of ``data`` the filter's elements select: by name, by the text of leaves, and then what stands below."""
    return [
        kept for one in data for kept in (_selected(one, [f for f in wanted if f.tag == one.tag]),) if kept is not None
    ]


def _selected(data: ET.Element, filters: list[ET.Element]) -> ET.Element | None:
    if not filters:
        return None
    if any(len(one) == 0 and not (one.text or "").strip() for one in filters):
        return data
    kept = ET.Element(data.tag, dict(data.attrib))
    for one in filters:
        texts = {leaf.tag: (leaf.text or "").strip() for leaf in one if len(leaf) == 0 and (leaf.text or "").strip()}
        if any(data.findtext(tag) != text for tag, text in texts.items()):
            continue
        rest = [child for child in one if child.tag not in texts]
        kept.extend(list(data) if not rest else [c for c in data if c.tag in texts] + subtree(list(data), rest))
    return kept if len(kept) else None
