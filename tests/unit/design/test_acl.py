"""The whitelist at segment gateways: dates, moves, denials, and numbers that stay."""

from datetime import date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.device.acl import Acl, AclRule
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.network.acl import AclSettings
from edugrid.intent.registers import WhitelistEntry
from edugrid.intent.tree import Intent

ROOT = Path(__file__).parents[3] / "inventories"
INTENT = load_intent(ROOT, "henan/zhengzhou", datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI))
CITY = INTENT.cities[0]
ROWS = CITY.registers.whitelist


def _with(rows: tuple[WhitelistEntry, ...], *, enforce: bool = True, at: datetime = INTENT.at) -> Intent:
    counties = tuple(
        county.model_copy(
            update={
                "settings": county.settings.model_copy(
                    update={"network": county.settings.network.model_copy(update={"acl": AclSettings(enforce=enforce)})}
                )
            }
        )
        for county in CITY.counties
    )
    registers = CITY.registers.model_copy(update={"whitelist": rows})
    city = CITY.model_copy(update={"counties": counties, "registers": registers})
    return INTENT.model_copy(update={"cities": (city,), "at": at})


def _acl(intent: Intent, name: str = "zm-agg-1") -> Acl:
    device = next(d for d in build(intent, allocate(intent)).devices if d.name == name)
    assert device.acl is not None
    return device.acl


def _rules(acl: Acl) -> list[AclRule]:
    return [*acl.rules4, *acl.rules6]


def test_an_entry_counts_to_the_end_of_its_last_day_and_vanishes_by_itself() -> None:
    last = ROWS[0].model_copy(update={"until": date(2027, 3, 1)})
    rows = (last, *ROWS[1:])
    on_the_day = _rules(_acl(_with(rows, at=datetime(2027, 3, 1, 23, 59, tzinfo=SHANGHAI))))
    after = _rules(_acl(_with(rows, at=datetime(2027, 3, 2, 0, 0, tzinfo=SHANGHAI))))
    gone = [rule for rule in on_the_day if rule not in after]
    assert [(rule.source, rule.port) for rule in gone] == [(last.source, last.port)]
    assert [rule for rule in after if rule not in on_the_day] == []


def test_nothing_is_denied_where_nobody_asks() -> None:
    assert {rule.action for rule in _rules(_acl(_with(ROWS, enforce=False)))} == {"permit"}
    enforced = _acl(_with(ROWS))
    for rules in (enforced.rules4, enforced.rules6):
        numbers = [rule.number for rule in rules]
        first = min(rule.number for rule in rules if rule.action == "deny")
        assert numbers == sorted(set(numbers))
        assert all(rule.number < first for rule in rules if rule.action == "permit")


def test_every_rule_leads_to_a_network_of_an_application_and_every_gateway_has_the_list() -> None:
    acl = _acl(_with(ROWS))
    denied = {rule.destination for rule in _rules(acl) if rule.action == "deny"}
    assert {rule.destination for rule in _rules(acl) if rule.action == "permit"} <= denied
    device = next(d for d in build(_with(ROWS), allocate(_with(ROWS))).devices if d.name == "zm-agg-1")
    assert acl.vlans == tuple(gateway.vlan for gateway in device.gateways)
    hall = _acl(_with(ROWS), "zm-pop-1")
    assert (hall.vlans, hall.ports) == ((), ("eth2",))


PORTS = st.lists(st.integers(1000, 60000), min_size=1, max_size=5, unique=True)


@settings(max_examples=15, deadline=None)
@given(ports=PORTS, keep=st.integers(0, 9))
def test_a_new_entry_moves_no_other(ports: list[int], keep: int) -> None:
    before = _with(ROWS[: keep + 1])
    ledger = allocate(before)
    new = tuple(ROWS[0].model_copy(update={"id": f"AA-{port}", "port": port}) for port in ports)
    after = _with((*new, *ROWS[: keep + 1])).model_copy(update={"taken": ledger.tables})
    old = _rules(_acl(before.model_copy(update={"taken": ledger.tables})))
    assert [rule for rule in old if rule not in _rules(_acl(after))] == []
    assert len(_rules(_acl(after))) == len(old) + len(ports)
