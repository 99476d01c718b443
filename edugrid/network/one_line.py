"""The last look at a design before it becomes text: whatever made it, none of its values may begin a line of its own."""

import re
from collections.abc import Iterator
from ipaddress import IPv6Address
from typing import Final

from pydantic import BaseModel

from edugrid.design.network import DeviceDesign
from edugrid.refusal import Refusal
from edugrid.text import Text

_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends or edits a line that is typed."""


class BrokenLineError(Refusal):
    """A value cannot be part of one line on a device."""

    exit_code = 2


def one_line(device: DeviceDesign) -> None:
    """Nothing, when every text of ``device`` can stand in one line.

    Raises:
        BrokenLineError: with the place of the first that cannot.

    """
    for place, text in _texts(device, ""):
        if _BREAKS.search(text):
            raise BrokenLineError(
                Text(
                    f"{device.name}: {place} is {text!r}, which cannot be typed as part of one line; correct it where it is written",
                    f"{device.name}：{place} 的取值 {text!r} 不能作为一行命令的一部分输入；请在填写处更正",
                )
            )


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, BaseModel):
        for name, field in value.__dict__.items():
            yield from _texts(field, f"{place}.{name}" if place else name)
    elif isinstance(value, tuple | list | frozenset | set):
        for index, item in enumerate(value):
            yield from _texts(item, f"{place}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(str(key), place)
            yield from _texts(item, f"{place}.{key}")
    elif isinstance(value, IPv6Address) and value.scope_id:
        yield place, value.scope_id
