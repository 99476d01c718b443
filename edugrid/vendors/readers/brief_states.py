"""Interfaces from ``display interface brief`` of VRP."""

import re

# members stand indented below their Eth-Trunk; a port may have its speed behind its name, GigabitEthernet0/1/0(10G)
_ROW = re.compile(
    r"^ *([A-Z0-9][\w./:-]*)(?:\(\d+\w*\))? +([*^!#]?)(up|down)(?:\([a-zA-Z]+\))* +[*^!#]?(?:up|down)\b", re.MULTILINE
)


def brief_states(answer: str) -> dict[str, bool]:
    """Whether each interface is physically up; an administrative or protocol mark (``*down``, ``up(s)``) is read over.

    Source: NE40E command reference, "display interface brief"; captures in ntc-templates, ``huawei_vrp``.
    """
    return {row[1]: row[3] == "up" for row in _ROW.finditer(answer)}
