"""L3VPN services: one number in a city, which no other service ever gets."""

from pathlib import Path

from edugrid.allocate.allocate import allocate
from edugrid.intent.load import load_intent
from edugrid.intent.network.l3vpn import L3vpnService, L3vpnSettings
from edugrid.intent.tree import City, Intent

CITY = "henan/zhengzhou"


def _with(city: City, services: dict[str, tuple[str, ...]]) -> City:
    settings = L3vpnSettings(
        services={name: L3vpnService(segments=segments) for name, segments in services.items()},
        roles=("county-aggregation",),
    )
    counties = tuple(
        county.model_copy(
            update={
                "settings": county.settings.model_copy(
                    update={"network": county.settings.network.model_copy(update={"l3vpn": settings})}
                )
            }
        )
        for county in city.counties
    )
    return city.model_copy(update={"counties": counties})


def _intent(services: dict[str, tuple[str, ...]], taken: dict[str, dict[str, dict[str, str]]] | None = None) -> Intent:
    intent = load_intent(Path(__file__).parents[3] / "inventories", CITY)
    changed = {"cities": tuple(_with(city, services) for city in intent.cities)}
    return intent.model_copy(update=changed | ({"taken": taken} if taken else {}))


def test_every_service_has_a_number_of_its_own() -> None:
    ledger = allocate(_intent({"teaching": ("teaching",), "office": ("office",)}))
    assert ledger.tables[CITY]["l3vpn"] == {"office": "1", "teaching": "2"}


def test_a_service_that_comes_moves_nobody_and_one_that_goes_leaves_its_number_to_nobody() -> None:
    before = allocate(_intent({"office": ("office",)})).tables
    after = allocate(_intent({"arts": ("teaching",)}, before)).tables
    assert before[CITY]["l3vpn"] == {"office": "1"}
    assert after[CITY]["l3vpn"] == {"office": "1", "arts": "2"}


def test_a_service_that_only_reaches_another_one_has_a_number_too() -> None:
    settings = L3vpnSettings(
        services={
            "office": L3vpnService(segments=("office",)),
            "video": L3vpnService(segments=("cctv",), reaches=("office",)),
        }
    )
    assert settings.met_by("office") == ("office", "video")
    assert settings.met_by("video") == ("office", "video")


def test_a_service_without_segments_on_any_device_needs_no_number() -> None:
    assert "l3vpn" not in allocate(_intent({"video": ("cctv",)})).tables[CITY]
