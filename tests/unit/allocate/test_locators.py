"""SRv6 locators: one a router, and nobody else's moves when a router comes."""

from ipaddress import IPv6Network
from pathlib import Path

from edugrid.allocate.allocate import allocate
from edugrid.intent.load import load_intent
from edugrid.intent.network.srv6 import Srv6Settings
from edugrid.intent.pools import Locators
from edugrid.intent.tree import City, Intent

CITY = "henan/zhengzhou"
POOL = IPv6Network("3fff:412::/32")


def _asking(city: City) -> City:
    network = city.settings.network.model_copy(update={"srv6": Srv6Settings()})
    settings = city.settings.model_copy(update={"network": network})
    return city.model_copy(
        update={
            "settings": settings,
            "counties": tuple(
                county.model_copy(update={"settings": county.settings.model_copy(update={"network": network})})
                for county in city.counties
            ),
        }
    )


def _intent() -> Intent:
    intent = load_intent(Path(__file__).parents[3] / "inventories", CITY)
    pools = intent.province.pools.model_copy(update={"srv6": Locators(prefix=POOL, city=48)})
    province = intent.province.model_copy(update={"pools": pools})
    return intent.model_copy(update={"province": province, "cities": tuple(map(_asking, intent.cities))})


def test_every_router_of_the_igp_has_a_locator_of_its_own() -> None:
    ledger = allocate(_intent())
    block = IPv6Network(ledger.tables["henan"]["srv6_block"][CITY])
    found = {name: IPv6Network(text) for name, text in ledger.tables[CITY]["locator"].items()}
    assert set(found) == {"zz-core-1", "zz-dc-1", "zz-pop-1", "xz-agg-1", "zm-agg-1", "zm-pop-1"}
    assert len(set(found.values())) == len(found)
    assert all(one.prefixlen == 64 and one.subnet_of(block) for one in found.values())
    assert block.subnet_of(POOL)


def test_a_new_router_moves_nobody() -> None:
    intent = _intent()
    before = allocate(intent).tables
    city = intent.cities[0]
    first = city.file.devices[0].model_copy(update={"name": "aa-core-1"})
    file = city.file.model_copy(update={"devices": (first, *city.file.devices)})
    grown = intent.model_copy(update={"taken": before, "cities": (city.model_copy(update={"file": file}),)})
    after = allocate(grown).tables[CITY]["locator"]
    assert {name: after[name] for name in before[CITY]["locator"]} == before[CITY]["locator"]
    assert after["aa-core-1"] not in before[CITY]["locator"].values()


def test_without_a_pool_there_are_none() -> None:
    intent = load_intent(Path(__file__).parents[3] / "inventories", CITY)
    assert "locator" not in allocate(intent).tables[CITY]
