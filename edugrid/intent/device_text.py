"""Texts that end up in the configuration of devices, whoever made them.

A template puts such a text into one line. So that it stays one line, and means itself, on every command line that
edugrid speaks: it is printable ASCII, and has none of the marks that some platform reads as something else.
"""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from edugrid.intent.mistake import MistakeError
from edugrid.text import Text

MARKS: Final = "\"'?%#|;\\`"
"""Quotes; help at once, typed or not (``?``); ends of banners (``%``, ``#``); filters of output and ends of commands."""

_LONGEST_LINE: Final = 200
_LONGEST_WORD: Final = 60
_PORT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,39}( [0-9][0-9./:]{0,19})?")
_HOST: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?")


def _refuse(text: str, blank: str, longest: int) -> None:
    bad = next((letter for letter in text if not (" " < letter <= "~" or letter == blank) or letter in MARKS), None)
    if bad is not None:
        told = f"{bad!r}" if bad.isprintable() else f"U+{ord(bad):04X}"
        allowed = "letters, digits and marks of ASCII but " + " ".join(MARKS)
        raise MistakeError(
            Text(
                f"{text!r} holds {told}, which not every device takes as text; allowed are {allowed}",
                f"“{text}”中的 {told} 不能原样用在所有设备上；只能用 ASCII 字母、数字和标点，且不含 {' '.join(MARKS)}",
            )
        )
    if not 1 <= len(text) <= longest:
        raise MistakeError(
            Text(
                f"a text of 1 to {longest} characters is wanted, not of {len(text)}", f"长度应为 1 到 {longest} 个字符"
            )
        )


def _line(text: str) -> str:
    _refuse(text, " ", _LONGEST_LINE)
    if text != text.strip():
        raise MistakeError(Text(f"{text!r} begins or ends with a blank", f"“{text}”的首尾不能是空格"))
    return text


def _word(text: str) -> str:
    _refuse(text, "", _LONGEST_WORD)
    return text


def _port(text: str) -> str:
    if not _PORT.fullmatch(text):
        raise MistakeError(
            Text(
                f"{text!r} is not the name of a port, such as GigabitEthernet1/0/1",
                f"“{text}”不是端口名称（例：GigabitEthernet1/0/1）",
            )
        )
    return text


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise MistakeError(Text(f"{text!r} is not the name of a host or a domain", f"“{text}”不是主机名或域名"))
    return text


DeviceLine = Annotated[str, AfterValidator(_line)]
"""Words with blanks between them, up to 200 characters: a banner."""

DeviceWord = Annotated[str, AfterValidator(_word)]
"""One word of up to 60 characters: a description, a contact."""

Port = Annotated[str, AfterValidator(_port)]
"""A port as its device prints it: ``10GE1/0/3``, ``eth2``, ``GigabitEthernet 0/1``, ``Eth-Trunk1.100``."""

PlatformName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
"""The name of a folder of templates, such as ``h3c_comware7``."""

HostName = Annotated[str, AfterValidator(_host)]
"""A name that the resolver of the machine knows; it never begins with a dash (an option of ``ssh``)."""
