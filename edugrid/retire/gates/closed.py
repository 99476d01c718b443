"""The asset register is closed and every contract has ended."""

from datetime import date

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import AssetFact, Facts
from edugrid.retire.status import Gate
from edugrid.text import Text


def closed(site: DataCentre, facts: Facts, today: date) -> tuple[Gate, ...]:
    """A gate for the assets of the room where any are listed, and one a contract.

    Assets are the site's ``devices`` (struck off: ``closed``) and the rows of registers/assets.csv that stand in it
    (struck off: ``retired``).
    """
    gates = []
    register = facts.assets.get(site.name, AssetFact(listed=0))
    listed = len(site.devices) + register.listed
    if listed:
        left = [item.name for item in site.devices if item.closed is None or item.closed > today]
        left += register.left
        if left:
            evidence = Text(f"still in the asset register: {', '.join(left)}", f"尚未核销的资产：{'、'.join(left)}")
        else:
            evidence = Text(f"all {listed} assets are struck off", f"{listed} 项资产已全部核销")
        gates.append(Gate(name="assets", passed=not left, evidence=evidence))
    gates += [_contract(name, facts.ends.get(name), today) for name in site.contracts]
    return tuple(gates)


def _contract(name: str, ends: date | None, today: date) -> Gate:
    if ends is None:
        evidence = Text(f"contract {name} is not in the register", f"合同 {name} 未登记")
        return Gate(name=f"contract {name}", passed=None, evidence=evidence)
    if ends >= today:
        evidence = Text(f"contract {name} runs until {ends}", f"合同 {name} 至 {ends} 方到期")
    else:
        evidence = Text(f"contract {name} ended on {ends}", f"合同 {name} 已于 {ends} 终止")
    return Gate(name=f"contract {name}", passed=ends < today, evidence=evidence)
