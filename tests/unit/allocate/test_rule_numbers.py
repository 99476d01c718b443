"""A rule of an access list keeps its number, whoever comes or goes."""

from ipaddress import IPv4Network
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.allocate.allocate import allocate
from edugrid.allocate.ledger import Table
from edugrid.allocate.rule_owners import RULE_KIND, access_owner
from edugrid.intent.load import load_intent
from edugrid.intent.network.management import ManagementSettings
from edugrid.intent.network.settings import NetworkSettings
from edugrid.intent.tree import Intent

INTENT = load_intent(Path(__file__).parents[3] / "inventories", "henan/zhengzhou")
CITY = INTENT.cities[0]
NETWORKS = st.sets(st.integers(0, 255).map(lambda n: IPv4Network(f"10.{n}.0.0/16")), min_size=1, max_size=12)


def _intent(networks: set[IPv4Network], taken: dict[str, Table]) -> Intent:
    asked = NetworkSettings(management=ManagementSettings(allow=tuple(networks)))
    city = CITY.model_copy(update={"settings": CITY.settings.model_copy(update={"network": asked})})
    return INTENT.model_copy(update={"cities": (city,), "taken": taken})


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(NETWORKS, min_size=2, max_size=4))
def test_numbers_stay(steps: list[set[IPv4Network]]) -> None:
    taken = {path: {kind: dict(have) for kind, have in table.items()} for path, table in INTENT.taken.items()}
    seen: dict[str, str] = {}
    for networks in steps:
        ledger = allocate(_intent(networks, taken))
        taken = ledger.tables
        numbers = ledger.tables[CITY.path][RULE_KIND]
        assert {access_owner(network) for network in networks} <= set(numbers)
        assert len(set(numbers.values())) == len(numbers)
        assert {owner: numbers[owner] for owner in seen} == seen
        seen = dict(numbers)
