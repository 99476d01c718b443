"""Ages as network devices print them, in seconds."""

import re

_UNIT = {"y": 31_536_000, "w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1, "sec": 1}
UNKNOWN = -1


def seconds(text: str) -> int:
    """``00:14:15``, ``0120h17m``, ``01d02h`` or ``12sec`` in seconds; -1 for anything else."""
    clock = re.fullmatch(r"(\d+):(\d+):(\d+)", text)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = re.findall(r"(\d+)(sec|[ywdhms])", text)
    return sum(int(number) * _UNIT[letter] for number, letter in parts) if parts else UNKNOWN
