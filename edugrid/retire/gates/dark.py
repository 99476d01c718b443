"""The room has no power: its ports have no link."""

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import Facts
from edugrid.retire.status import Gate
from edugrid.text import Text


def dark(site: DataCentre, facts: Facts) -> tuple[Gate, ...]:
    """One gate a port that leads into the room."""
    gates = []
    for port in site.access:
        name = f"{port.device} {port.port}"
        fact = facts.ports.get(name)
        up = None if fact is None else fact.up
        if up is None:
            evidence = Text(f"{name}: its link is not known", f"{name}：链路状态未知")
        elif up:
            evidence = Text(f"{name} has a link", f"{name} 仍有链路")
        else:
            evidence = Text(f"{name} is down", f"{name} 已断开")
        gates.append(Gate(name=f"link {name}", passed=None if up is None else not up, evidence=evidence))
    return tuple(gates)
