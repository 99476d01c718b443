"""Interface counters from ``display interface`` of VRP and Comware in NAPALM's shape."""

import re
from collections.abc import Iterator
from itertools import pairwise

_HEAD = re.compile(r"^([A-Z0-9][\w./:-]*)(?:\s+current state\s*:[^\n]*|\n\s*Current state\s*:[^\n]*)$", re.MULTILINE)
_SIDE = re.compile(r"^[ \t]*(Input|Output)(?: \(total\))?:", re.MULTILINE)
UNKNOWN = -1


def counters(answer: str) -> dict[str, dict[str, int]]:
    """NAPALM's ``get_interfaces_counters``; -1 for what the device does not count on that interface.

    Comware shows no discards. Interfaces without counters (loopbacks, the null interface) are left out.
    """
    found = {}
    for name, body in _interfaces(answer):
        sides = _sides(body)
        if sides["Input"] or sides["Output"]:
            found[name] = _side("rx", sides["Input"]) | _side("tx", sides["Output"])
    return found


def _interfaces(answer: str) -> Iterator[tuple[str, str]]:
    heads = list(_HEAD.finditer(answer))
    ends = [(head.end(), after.start()) for head, after in pairwise(heads)]
    ends += [(head.end(), len(answer)) for head in heads[-1:]]
    for head, (start, end) in zip(heads, ends, strict=True):
        yield head[1], answer[start:end]


def _sides(body: str) -> dict[str, str]:
    """Everything under the ``Input:`` headings, and everything under the ``Output:`` ones."""
    texts = {"Input": "", "Output": ""}
    marks = list(_SIDE.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)] * bool(marks)
    for mark, end in zip(marks, ends, strict=True):
        texts[mark[1]] += body[mark.start() : end] + "\n"
    return texts


def _side(way: str, text: str) -> dict[str, int]:
    return {
        f"{way}_octets": _first(text, r"(\d+) bytes"),
        f"{way}_unicast_packets": _first(text, r"Unicast:\s*(\d+)", r"(\d+) unicasts"),
        f"{way}_multicast_packets": _first(text, r"Multicast:\s*(\d+)", r"(\d+) multicasts"),
        f"{way}_broadcast_packets": _first(text, r"Broadcast:\s*(\d+)", r"(\d+) broadcasts"),
        f"{way}_discards": _first(text, r"Discard:\s*(\d+)", r"(\d+) (?:input|output) drops"),
        f"{way}_errors": _first(text, r"Total Error:\s*(\d+)", r"(\d+) (?:input|output) errors"),
    }


def _first(text: str, *patterns: str) -> int:
    for pattern in patterns:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return int(match[1])
    return UNKNOWN
