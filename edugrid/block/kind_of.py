"""What an indicator looks like."""

from typing import Final

from edugrid.block.errors import BlockError
from edugrid.intent.indicator import IndicatorKind, canonical
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text

_KINDS: Final[tuple[IndicatorKind, ...]] = ("address", "port", "mac", "certificate", "domain")


def kind_of(text: str) -> IndicatorKind:
    """The first kind that ``text`` can be. Pure.

    Raises:
        BlockError: it is none.

    """
    for kind in _KINDS:
        try:
            canonical(kind, text)
        except MistakeError:
            continue
        return kind
    raise BlockError(
        Text(f"{text!r} is no indicator", f"无法识别“{text}”"),
        Text(
            "an address, a prefix, a domain, a port (tcp/3333), a MAC address or a SHA-256 fingerprint",
            "可填地址、网段、域名、端口（tcp/3333）、MAC 地址或 SHA-256 指纹",
        ),
    )
