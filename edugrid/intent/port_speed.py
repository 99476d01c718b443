"""How fast a port is, by its name."""

import re
from typing import Final

_SPEEDS: Final = (
    (r"(?:GigabitEthernet|GE)\d", 1_000),
    (r"(?:10GE|XGigabitEthernet|Ten-GigabitEthernet|TenGigabitEthernet)\d", 10_000),
    (r"(?:25GE|Twenty-FiveGigE)\d", 25_000),
    (r"(?:40GE|FortyGigE)\d", 40_000),
    (r"(?:50GE|FiftyGigE)\d", 50_000),
    (r"(?:100GE|HundredGigE)\d", 100_000),
    (r"(?:400GE|FourHundredGigE)\d", 400_000),
)


def port_speed(port: str) -> int | None:
    """Mbps of ``port``, None where the name does not tell (``eth1``)."""
    return next((mbps for pattern, mbps in _SPEEDS if re.match(pattern, port)), None)
