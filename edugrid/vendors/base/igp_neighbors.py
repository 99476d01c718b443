"""Neighbours of IS-IS, OSPFv2 and OSPFv3 from the tables of VRP and Comware."""

import re
from collections.abc import Iterator

IgpNeighbor = dict[str, str]

# VRP, one row a neighbour:   0000.0000.0002* GE0/1/0  0000.0000.0002.01  Up  8s  L1(L1L2)  64
_VRP_ISIS = re.compile(
    r"^ *(?P<neighbor>\S+?)\*? +(?P<interface>\S*[A-Za-z]\S*) +\S+ +(?P<state>Up|Init|Down) +\d+s? +(?P<level>L\S+) +\S+ *$"
)
# Comware, three rows a neighbour: System ID: X / Interface: GE1/0/2  Circuit Id: 1 / State: Up  HoldTime: 27s  Type: L2
_COMWARE_ISIS = re.compile(
    r"System I[Dd]: *(?P<neighbor>\S+)\s+Interface: *(?P<interface>\S+).*\s+State: *(?P<state>\w+).*?Type: *(?P<level>\S+)"
)
# VRP, "display ospf peer brief":   0.0.0.0   GE1/0/1   2.2.2.2   Full
_VRP_OSPF = re.compile(
    r"^ *(?P<area>\d+\.\d+\.\d+\.\d+) +(?P<interface>\S*[A-Za-z]\S*) +(?P<neighbor>\d+\.\d+\.\d+\.\d+) +(?P<state>[A-Za-z0-9-]+) *$"
)
# Comware, "display ospf peer":   2.2.2.2   10.0.0.2   1   40   Full/ -   GE1/0/1
_COMWARE_OSPF = re.compile(
    r"^ *(?P<neighbor>\d+\.\d+\.\d+\.\d+) +\d+\.\d+\.\d+\.\d+ +\d+ +\d+ +(?P<state>[A-Za-z0-9-]+)/ ?\S+ +(?P<interface>\S+) *$"
)
# VRP, "display ospfv3 peer":   2.2.2.2   1   Full/-   00:00:30   GE1/0/1   0
_VRP_OSPF3 = re.compile(
    r"^ *(?P<neighbor>\d+\.\d+\.\d+\.\d+) +\d+ +(?P<state>[A-Za-z0-9-]+)/ ?\S+ +\d+:\d+:\d+ +(?P<interface>\S*[A-Za-z]\S*) +\d+ *$"
)
# Comware, "display ospfv3 peer":   2.2.2.2   1   Full/ -   00:00:30   0   GE1/0/2
_COMWARE_OSPF3 = re.compile(
    r"^ *(?P<neighbor>\d+\.\d+\.\d+\.\d+) +\d+ +(?P<state>[A-Za-z0-9-]+)/ ?\S+ +\d+:\d+:\d+ +\d+ +(?P<interface>\S*[A-Za-z]\S*) *$"
)
_AREA = re.compile(r"\bArea:? \(?(\d+\.\d+\.\d+\.\d+)")
_ROWS = {"ospf": (_VRP_OSPF, _COMWARE_OSPF), "ospfv3": (_VRP_OSPF3, _COMWARE_OSPF3)}


def igp_neighbors(protocol: str, answer: str) -> Iterator[IgpNeighbor]:
    """Each neighbour of ``protocol`` (``isis``, ``ospf``, ``ospfv3``), interfaces as the device shortens them.

    ``state`` is in small letters (``up``, ``full``, ``init`` …); ``level_or_area``: ``level-1``, ``level-2`` or an area.
    Source: NE40E guide pages (IS-IS), Comware 7 command references (IS-IS, OSPF); the others are taken to look alike.
    """
    if protocol == "isis":
        rows = [match for line in answer.splitlines() if (match := _VRP_ISIS.match(line))]
        for match in rows or _COMWARE_ISIS.finditer(answer):
            # "L1(L1L2)": the adjacency is of level 1, between two routers of both
            level = "level-2" if match["level"].startswith("L2") else "level-1"
            yield _neighbor(protocol, match, level)
        return
    area = ""
    for line in answer.splitlines():
        if found := _AREA.search(line):
            area = found[1]
        for pattern in _ROWS[protocol]:
            if match := pattern.match(line):
                yield _neighbor(protocol, match, match.groupdict().get("area") or area)
                break


def _neighbor(protocol: str, match: re.Match[str], place: str) -> IgpNeighbor:
    return {
        "protocol": protocol,
        "neighbor": match["neighbor"],
        "interface": match["interface"],
        "state": match["state"].lower(),
        "level_or_area": place,
    }
