"""The answer of iputils' ping in NAPALM's words."""

import re
from typing import Any

_PROBES = re.compile(r"(\d+) packets transmitted, (\d+) received")
_TIMES = re.compile(r"= ([\d.]+)/([\d.]+)/([\d.]+)/([\d.]+) ms")
_REPLY = re.compile(r"bytes from ([^\s]+?):? .*?time=([\d.]+) ms")


def read_ping(status: int, out: str, err: str) -> dict[str, Any]:
    """Return NAPALM's ping result, times in milliseconds.

    Lost packets are counted in `success`; `error` is for a ping that could not be sent at all (no route, wrong name).
    """
    probes = _PROBES.search(out)
    if probes is None or (status > 1):
        return {"error": (err or out).strip() or f"ping ended with status {status}"}
    sent, received = int(probes[1]), int(probes[2])
    times = _TIMES.search(out)
    low, mean, high, deviation = (float(value) for value in times.groups()) if times else (0.0, 0.0, 0.0, 0.0)
    return {
        "success": {
            "probes_sent": sent,
            "packet_loss": sent - received,
            "rtt_min": low,
            "rtt_max": high,
            "rtt_avg": mean,
            "rtt_stddev": deviation,
            "results": [{"ip_address": address, "rtt": float(time)} for address, time in _REPLY.findall(out)],
        }
    }
