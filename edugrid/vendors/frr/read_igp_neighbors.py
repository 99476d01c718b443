"""FRR's IS-IS and OSPF neighbours in the shape of ``get_igp_neighbors``."""

from typing import Any

IgpNeighbor = dict[str, str]


def read_igp_neighbors(isis: dict[str, Any], ospf: dict[str, Any], ospf6: dict[str, Any]) -> list[IgpNeighbor]:
    """``isis``: `show isis neighbor json`; ``ospf``, ``ospf6``: the `detail json` forms of OSPFv2 and OSPFv3."""
    found = []
    for area in isis.get("areas", ()):
        # a circuit without a neighbour is listed too
        for one in (circuit for circuit in area.get("circuits", ()) if "adj" in circuit):
            place = f"level-{one['level']}"
            found.append(_neighbor("isis", one["adj"], one["interface"], one["state"], place))
    for neighbor, adjacencies in ospf.get("neighbors", {}).items():
        for one in adjacencies:
            place = one.get("areaId", "")
            found.append(_neighbor("ospf", neighbor, one["ifaceName"].split(":")[0], one["nbrState"], place))
    for neighbor, one in ospf6.items():
        name, _, _ = neighbor.partition("%")
        # a router that was heard before it said who it is
        if name != "0.0.0.0":  # noqa: S104 - a router id, nothing listens
            found.append(_neighbor("ospfv3", name, one["interface"], one["neighborState"], one["area"]))
    return found


def _neighbor(protocol: str, neighbor: str, interface: str, state: str, place: str) -> IgpNeighbor:
    return {
        "protocol": protocol,
        "neighbor": neighbor,
        "interface": interface,
        "state": state.split("/", maxsplit=1)[0].lower(),
        "level_or_area": place,
    }
