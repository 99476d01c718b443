"""Tenants of the overlay: a VXLAN number from the city's block and a number for distinguishers, never moved."""

from pathlib import Path

from edugrid.allocate.allocate import allocate
from edugrid.intent.device import Device
from edugrid.intent.load import load_intent
from edugrid.intent.network.overlay import OverlaySettings
from edugrid.intent.network.overlay_port import OverlayPort
from edugrid.intent.tree import City, County, Intent

CITY = "henan/zhengzhou"
OWNER = f"{CITY}/tenant"
Tables = dict[str, dict[str, dict[str, str]]]


def _stretches(device: Device) -> Device:
    return device.model_copy(update={"overlay": (OverlayPort(port="eth9", segment="hall"),)})


def _routed(county: County, tenants: dict[str, tuple[str, ...]]) -> County:
    network = county.settings.network.model_copy(update={"overlay": OverlaySettings(tenants=tenants)})
    devices = tuple(_stretches(device) for device in county.file.devices)
    return county.model_copy(
        update={
            "settings": county.settings.model_copy(update={"network": network}),
            "file": county.file.model_copy(update={"devices": devices}),
        }
    )


def _with(city: City, tenants: dict[str, tuple[str, ...]]) -> City:
    return city.model_copy(update={"counties": tuple(_routed(county, tenants) for county in city.counties)})


def _intent(tenants: dict[str, tuple[str, ...]], taken: Tables | None = None) -> Intent:
    intent = load_intent(Path(__file__).parents[3] / "inventories", CITY)
    changed = {"cities": tuple(_with(city, tenants) for city in intent.cities)}
    return intent.model_copy(update=changed | ({"taken": taken} if taken else {}))


def test_a_tenant_that_comes_moves_nobody_and_one_that_goes_leaves_its_numbers_to_nobody() -> None:
    before = allocate(_intent({"office": ("hall",)})).tables
    after = allocate(_intent({"arts": ("hall",)}, before)).tables
    assert before[CITY]["tenant"] == {f"{OWNER}/office": "4096"}
    assert after[CITY]["tenant"] == {f"{OWNER}/office": "4096", f"{OWNER}/arts": "4097"}
    vnis = after[CITY]["vni"]
    assert len(set(vnis.values())) == len(vnis), "a tenant's number is no VLAN's"
    assert {owner: vnis[owner] for owner in before[CITY]["vni"]} == before[CITY]["vni"]
    assert 10000 <= int(vnis[f"{OWNER}/arts"]) < 13000, "the city's block of the province's plan"


def test_without_tenants_there_is_nothing_in_the_ledger() -> None:
    assert "tenant" not in allocate(_intent({})).tables[CITY]
    assert "tenant" not in allocate(_intent({"arts": ("cctv",)})).tables[CITY], "no device stretches its segment"
