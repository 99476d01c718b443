"""Capacity in words."""

from typing import Final

from edugrid.intent.cloud import Capacity
from edugrid.text import Text

_PARTS: Final = {
    "cores": Text("{} cores", "{} 核"),
    "ram_gib": Text("{} GiB of memory", "内存 {} GiB"),
    "instances": Text("{} servers", "云主机 {} 台"),
    "volume_gib": Text("{} GiB of volumes", "云硬盘 {} GiB"),
}


def capacity_text(capacity: Capacity) -> Text:
    """What is not zero, such as ``4 cores, 8 GiB of memory``."""
    parts = [(text, value) for key, text in _PARTS.items() if (value := getattr(capacity, key))]
    if not parts:
        return Text("nothing", "无")
    return Text(
        ", ".join(text.en.format(value) for text, value in parts),
        "、".join(text.zh.format(value) for text, value in parts),
    )
