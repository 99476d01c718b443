"""No workload is left on its hosts, and none answers at its addresses."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.legacy.workload import Workload
from edugrid.retire.facts import Facts
from edugrid.retire.status import Gate
from edugrid.text import Text


def workloads(site: DataCentre, facts: Facts, today: date) -> tuple[Gate, ...]:
    """One gate a workload, and one an address of it."""
    gates: list[Gate] = []
    for item in site.workloads:
        if item.server is not None:
            gates.append(_server(item.server, there=facts.workloads.get(f"{site.name}/{item.name}")))
        else:
            gates.append(_software(item, today))
        gates += [_address(item, str(address), facts.answers.get(str(address))) for address in item.addresses]
    return tuple(gates)


def _server(server: str, *, there: bool | None) -> Gate:
    if there is None:
        evidence = Text(f"{server}: the cloud could not be asked", f"{server}：无法查询云平台")
    elif there:
        evidence = Text(f"{server} still runs", f"{server} 仍在运行")
    else:
        evidence = Text(f"{server} is gone", f"{server} 已下线")
    return Gate(name=f"workload {server}", passed=None if there is None else not there, evidence=evidence)


def _software(item: Workload, today: date) -> Gate:
    """Nobody can look into a host of the room: the register says whether the new one took over."""
    name = f"workload {item.name}"
    if item.moved is None:
        evidence = Text(
            f"{item.name}: no day of the move (`moved`) is written", f"{item.name}：未登记迁移日期（moved）"
        )
        return Gate(name=name, passed=False, evidence=evidence)
    if item.moved > today:
        evidence = Text(f"{item.name} moves on {item.moved}", f"{item.name} 将于 {item.moved} 迁移")
        return Gate(name=name, passed=False, evidence=evidence)
    evidence = Text(
        f"{item.name} moved on {item.moved}, by the register", f"{item.name} 已于 {item.moved} 迁移（按登记）"
    )
    return Gate(name=name, passed=True, evidence=evidence)


def _address(item: Workload, address: str, answers: tuple[str, ...] | None) -> Gate:
    about = f"{address} ({item.name})"
    if answers is None:
        evidence = Text(f"{about} could not be asked from here", f"{about}：无法从此处探测")
    elif answers:
        evidence = Text(f"{about} still answers: {', '.join(answers)}", f"{about} 仍有应答：{'、'.join(answers)}")
    else:
        evidence = Text(f"{about} is silent", f"{about} 已无应答")
    return Gate(name=f"address {address}", passed=None if answers is None else not answers, evidence=evidence)
