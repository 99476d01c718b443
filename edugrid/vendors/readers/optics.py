"""Light levels in NAPALM's shape, from three ways of showing them."""

import re
from collections.abc import Callable
from typing import Any

_NUMBER = r"-?\d+(?:\.\d+)?"
_HEAD = re.compile(r"^(?:Port )?(\S+) transceiver diagnostic information:", re.MULTILINE)
_NE_HEAD = re.compile(r"^(\S+)\s*\n(?=\s*Port Physical Status)", re.MULTILINE)
_LABELS = {
    "input_power": r"(?:Current )?Rx ?Power ?(?:\(dBm\))?\s*:",
    "output_power": r"(?:Current )?Tx ?Power ?(?:\(dBm\))?\s*:",
    "laser_bias_current": r"Bias Current \(mA\)\s*:",
}
_CHANNEL = re.compile(
    rf"^[ \t]*(?P<number>\d+)\s+(?P<bias>{_NUMBER})\s+(?P<rx>{_NUMBER})\s+(?P<tx>{_NUMBER})\s*$", re.MULTILINE
)
_MODULE = re.compile(
    rf"^[ \t]*{_NUMBER}\s+{_NUMBER}\s+(?P<bias>{_NUMBER})\s+(?P<rx>{_NUMBER})\s+(?P<tx>{_NUMBER})\s*$", re.MULTILINE
)
# S series: a row a parameter, further lanes below it
_ROWS = {
    "input_power": rf"^[ \t]*RxPower\(dBm\)\s+({_NUMBER})",
    "output_power": rf"^[ \t]*TxPower\(dBm\)\s+({_NUMBER})",
    "laser_bias_current": rf"^[ \t]*Current\(mA\)\s+({_NUMBER})",
}


def optics(answer: str, full_name: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_optics``: dBm and mA; one entry a lane.

    The devices show the present value only: ``avg``, ``min`` and ``max`` are 0.0, as in NAPALM's own drivers, and so is
    a bias current that is not told. Ports without a module, or whose module tells nothing, are left out.
    Sources: CE6800 command reference ``display interface transceiver``; NE ``display interface phy-option``; Comware
    ``display transceiver diagnosis interface``.
    """
    heads = list(_HEAD.finditer(answer)) or list(_NE_HEAD.finditer(answer))
    found = {}
    ends = [*(head.start() for head in heads[1:]), len(answer)]
    for head, end in zip(heads, ends, strict=False):  # without a port there is an end and no head
        lanes = _lanes(answer[head.end() : end])
        if lanes:
            channels = [{"index": number, "state": _state(*lane)} for number, lane in enumerate(lanes)]
            found[full_name(head[1])] = {"physical_channels": {"channel": channels}}
    return found


def _lanes(body: str) -> list[tuple[float, float, float]]:
    """(received, sent, bias) of each lane."""
    now = re.split(r"^[ \t]*Alarm", body, maxsplit=1, flags=re.MULTILINE)[0]
    table = list(_CHANNEL.finditer(now)) if "[channel]" in now else list(_MODULE.finditer(now))
    if table:
        return [(float(row["rx"]), float(row["tx"]), float(row["bias"])) for row in table]
    rows = [_stacked(now, row) for row in _ROWS.values()]
    received, sent, bias = rows if any(rows) else [_listed(now, label) for label in _LABELS.values()]
    count = max(len(received), len(sent))
    padded = [(*values, *[0.0] * (count - len(values))) for values in (received, sent, bias)]
    return list(zip(*padded, strict=True))[:count] if count else []


def _stacked(body: str, row: str) -> list[float]:
    """``TxPower(dBm)  2.84 (lane0) …`` and the lines below it that hold a lane's number only."""
    match = re.search(rf"{row}[^\n]*(?P<rest>(?:\n\s+{_NUMBER}\s*\([Ll]ane[^\n]*)*)", body, re.MULTILINE)
    if match is None:
        return []
    return [float(value) for value in (match[1], *(line.split("(")[0] for line in match["rest"].splitlines()[1:]))]


def _listed(body: str, label: str) -> list[float]:
    """``:2.04|1.85 (Lane0|Lane1)`` and the lines below it that carry on."""
    match = re.search(
        rf"{label}\s*({_NUMBER}(?:\|{_NUMBER})*)(?P<rest>[^\n]*(?:\n\s+{_NUMBER}\|[^\n]*)*)", body, re.IGNORECASE
    )
    if match is None:
        return []
    more = [values for line in match["rest"].splitlines()[1:] for values in line.split()[:1]]
    return [float(value) for values in (match[1], *more) for value in values.split("|")]


def _state(received: float, sent: float, bias: float) -> dict[str, dict[str, float]]:
    def values(instant: float) -> dict[str, float]:
        return {"instant": instant, "avg": 0.0, "min": 0.0, "max": 0.0}

    return {"input_power": values(received), "output_power": values(sent), "laser_bias_current": values(bias)}
