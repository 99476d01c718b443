"""The answer of a device's ``ping`` in NAPALM's shape."""

import re
from statistics import pstdev
from typing import Any

_REPLY = re.compile(
    r"^[ \t]*(?:Reply from|\d+ bytes from) (\S+?):?,?\s[^\n]*?time\s*[=<]\s*([\d.]+)\s*ms", re.MULTILINE
)
_VRP_HEAD = re.compile(r"^[ \t]*Reply from (\S+?):?\s*$\n[^\n]*?time\s*[=<]\s*([\d.]+)\s*ms", re.MULTILINE)
_SENT = re.compile(r"(\d+) packet\(s\) transmitted")
_BACK = re.compile(r"(\d+) packet\(s\) received")


def ping_result(answer: str) -> dict[str, Any]:
    """NAPALM's ``ping``, times in milliseconds; ``error`` when the device sent nothing."""
    sent, back = _SENT.search(answer), _BACK.search(answer)
    if sent is None or back is None:
        said = " ".join(answer.split())
        return {"error": said or "the device said nothing"}
    replies = _REPLY.findall(answer) or _VRP_HEAD.findall(answer)
    times = [float(time) for _, time in replies]
    return {
        "success": {
            "probes_sent": int(sent[1]),
            "packet_loss": int(sent[1]) - int(back[1]),
            "rtt_min": min(times, default=0.0),
            "rtt_max": max(times, default=0.0),
            "rtt_avg": round(sum(times) / len(times), 3) if times else 0.0,
            "rtt_stddev": round(pstdev(times), 3) if times else 0.0,
            "results": [{"ip_address": address, "rtt": float(time)} for address, time in replies],
        }
    }
