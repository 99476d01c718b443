"""Orders on devices: nothing more is blocked than ordered, numbers are nobody else's, limits hold at ten thousand."""

from datetime import date, datetime
from ipaddress import IPv4Network, collapse_addresses
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.allocate.allocate import allocate
from edugrid.design.blocked import block_rule_number, blocked
from edugrid.design.build import build
from edugrid.intent.block_order import LAST_NUMBER, BlockOrder
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.tree import Intent

ROOT = Path(__file__).parents[3] / "inventories"
AT = datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI)
INTENT = load_intent(ROOT, "henan/zhengzhou", AT)


def _order(number: int, indicator: str, **more: object) -> BlockOrder:
    return BlockOrder.model_validate(
        {
            "id": f"BL-{number:04d}",
            "kind": "port" if indicator.startswith(("tcp", "udp")) else "address",
            "indicator": indicator,
            "reason": "挖矿",
            "source": "通报",
            "applicant": "张工",
            "approver": "王主任",
            "created": datetime(2027, 3, 1),  # noqa: DTZ001 - as the register has it
            "until": date(2027, 3, 8),
        }
        | more
    )


def _with(orders: list[BlockOrder], **limits: object) -> Intent:
    city = INTENT.cities[0]
    counties = tuple(
        county.model_copy(
            update={
                "settings": county.settings.model_copy(
                    update={
                        "network": county.settings.network.model_copy(
                            update={"block": BlockSettings.model_validate(limits)}
                        )
                    }
                )
            }
        )
        for county in city.counties
    )
    registers = city.registers.model_copy(update={"blocks": tuple(orders)})
    return INTENT.model_copy(
        update={"cities": (city.model_copy(update={"registers": registers, "counties": counties}),)}
    )


HOSTS = st.lists(st.integers(0, 600), min_size=1, max_size=60, unique=True)


@settings(max_examples=60, deadline=None)
@given(HOSTS)
def test_joined_networks_are_exactly_what_was_ordered(hosts: list[int]) -> None:
    base = int(IPv4Network("198.51.100.0/22", strict=False).network_address)
    orders = [_order(i, str(IPv4Network((base + host, 32)))) for i, host in enumerate(hosts, 1)]
    found = blocked(orders, None, AT)
    assert sum(one.network.num_addresses for one in found.networks) == len(hosts)
    assert {one.network for one in found.networks} == set(collapse_addresses([o.network for o in orders]))  # type: ignore[type-var] # IPv4 all
    assert sorted(name for one in found.networks for name in one.orders) == [order.id for order in orders]
    assert len({one.number for one in found.networks}) == len(found.networks)


def test_rule_numbers_stay_clear_of_the_whitelist_and_of_each_other() -> None:
    numbers = [block_rule_number(number) for number in range(1, LAST_NUMBER + 1)]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 65_000
    assert not any(number % 5 in {0, 1, 2} for number in numbers)


def test_access_lists_deny_what_is_ordered_where_and_while_it_counts() -> None:
    orders = [
        _order(1, "203.0.113.9/32"),
        _order(2, "198.51.100.0/24", scope="zhongmu"),
        _order(3, "2001:db8:9::/48"),
        _order(4, "tcp/3333"),
        _order(5, "198.18.0.1/32", until=date(2027, 3, 1), created=datetime(2027, 2, 1)),  # noqa: DTZ001 - as the register has it
        _order(6, "198.18.0.3/32", lifted=datetime(2027, 3, 1)),  # noqa: DTZ001 - the same
    ]
    intent = _with(orders)
    devices = {device.name: device for device in build(intent, allocate(intent)).devices}

    def denied(name: str, at: Intent) -> set[str]:
        acl = next(d for d in build(at, allocate(at)).devices if d.name == name).acl
        assert acl is not None
        return {order for rule in (*acl.rules4, *acl.rules6) for order in rule.orders}

    assert denied("zm-agg-1", intent) == {"BL-0001", "BL-0002", "BL-0003", "BL-0004", "BL-0005"}
    assert denied("xz-gw-1", intent) == {"BL-0001", "BL-0003", "BL-0004", "BL-0005"}
    later = intent.model_copy(update={"at": datetime(2027, 3, 2, tzinfo=SHANGHAI)})
    assert denied("xz-gw-1", later) == {"BL-0001", "BL-0003", "BL-0004"}
    acl = devices["zm-agg-1"].acl
    assert acl is not None
    for rules in (acl.rules4, acl.rules6):
        assert [rule.number for rule in rules] == sorted({rule.number for rule in rules})


def test_ten_thousand_orders_stay_within_the_limit_best_first() -> None:
    base = int(IPv4Network("198.18.0.0/15").network_address)
    # every second address: nothing can be joined
    orders = [
        _order(i, str(IPv4Network((base + 2 * i, 32))), priority=1 if i % 100 == 0 else 5) for i in range(1, 10_001)
    ]
    intent = _with(orders, rules=300)
    acl = next(d for d in build(intent, allocate(intent)).devices if d.name == "zm-agg-1").acl
    assert acl is not None
    kept = [order for rule in acl.rules4 for order in rule.orders]
    assert len(kept) == 300
    assert {order.id for order in orders if order.priority == 1} <= set(kept)
    neighbours = [_order(i, str(IPv4Network((base + i, 32)))) for i in range(1, 1001)]
    found = blocked(neighbours, None, AT).of(4, 20)
    assert sum(len(one.orders) for one in found) == 1000
