"""Where applications lie: the rules, their reasons, what was recorded, and both sides of a move."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from edugrid.design.decide import decide
from edugrid.design.decision import Decision
from edugrid.design.placement import place
from edugrid.design.tenancies import tenancies
from edugrid.intent.application import Needs
from edugrid.intent.cloud import CloudQuota
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.placed import ApplicationMove, MoveStage, PlacedApplication
from edugrid.intent.tree import City
from edugrid.region import open_region

ROOT = Path(__file__).parents[3] / "inventories"
PLAIN: dict[str, Any] = {"cloud": None, "count": 1, "volumes": (), "needs": Needs()}
THEN = datetime(2026, 9, 1, tzinfo=SHANGHAI)


@pytest.fixture
def city() -> City:
    """Give the city with three applications of one server each, nothing pinned."""
    found = load_intent(ROOT, "henan/zhengzhou").cities[0]
    free = tuple(app.model_copy(update=PLAIN) for app in found.applications if app.name != "log")
    return found.model_copy(update={"applications": free})


def with_app(city: City, name: str, **values: Any) -> City:  # noqa: ANN401 - any field of an application
    apps = tuple(app.model_copy(update=values) if app.name == name else app for app in city.applications)
    return city.model_copy(update={"applications": apps})


def with_cloud(city: City, name: str, **values: Any) -> City:  # noqa: ANN401 - any field of a cloud
    clouds = tuple(cloud.model_copy(update=values) if cloud.name == name else cloud for cloud in city.file.clouds)
    return city.model_copy(update={"file": city.file.model_copy(update={"clouds": clouds})})


def decision(city: City, name: str) -> Decision:
    return next(item for item in decide(city) if item.application == name)


def verdicts(city: City, name: str) -> list[tuple[str, str, str]]:
    return [(item.cloud, item.verdict, item.rule) for item in decision(city, name).verdicts]


def test_personal_data_and_level_3_stay_on_the_government_cloud(city: City) -> None:
    assert verdicts(city, "roster") == [("gov", "chosen", "personal-data"), ("telecom", "refused", "personal-data")]
    open_roster = with_app(city, "roster", data_class="internal", protection_level=3)
    assert verdicts(open_roster, "roster")[1] == ("telecom", "refused", "level-3")
    refused = decision(city, "roster").verdicts[1]
    assert "minors" in refused.reason.en
    assert "政务云" in refused.reason.zh
    assert "28" in refused.source.en


def test_public_content_for_the_internet_goes_to_the_telecom_cloud_and_nothing_else_does(city: City) -> None:
    assert decision(city, "video").cloud == "gov"
    needs = Needs(reach="internet", public_bandwidth_mbps=500)
    assert verdicts(with_app(city, "video", needs=needs), "video") == [
        ("gov", "behind", "open-video"),
        ("telecom", "chosen", "open-video"),
    ]
    # personal data stays, however much bandwidth is asked for
    assert decision(with_app(city, "roster", needs=needs), "roster").cloud == "gov"


def test_a_cloud_without_an_api_comes_last(city: City) -> None:
    internal = with_app(city, "video", data_class="internal")
    assert decision(internal, "video").cloud == "gov"
    assert verdicts(with_cloud(internal, "gov", capabilities="paper"), "video") == [
        ("gov", "behind", "paper-last"),
        ("telecom", "chosen", "paper-last"),
    ]


def test_what_a_cloud_cannot_do_it_does_not_get(city: City) -> None:
    needs = Needs(load_balancer=True)
    poor = city.capabilities["native"].model_copy(update={"load_balancer": "none"})
    asking = with_app(city, "video", needs=needs).model_copy(
        update={"capabilities": city.capabilities | {"poor": poor}}
    )
    assert verdicts(asking, "video") == [("gov", "chosen", "inside-first"), ("telecom", "behind", "inside-first")]
    without = with_cloud(asking, "gov", capabilities="poor")
    assert verdicts(without, "video") == [("gov", "refused", "capabilities"), ("telecom", "chosen", "capabilities")]
    assert "load balancers" in decision(without, "video").reason.en


def test_a_full_cloud_is_refused_for_what_lies_nowhere_yet_and_moves_nobody(city: City) -> None:
    small = CloudQuota(cores=1, ram_gib=1, instances=1)
    full = with_cloud(with_app(city, "video", data_class="internal"), "gov", quota=small)
    assert [item.cloud for item in decide(full)] == ["gov", None, "telecom"]
    roster = decision(full, "roster")
    assert "gov: the quota is used up (missing: 1 cores, 1 GiB of memory, 1 servers)" in roster.reason.en
    assert "telecom: personal data of minors stays on the government cloud" in roster.reason.en
    settled = full.model_copy(update={"placed": {"roster": PlacedApplication(cloud="gov", since=THEN)}})
    assert decision(settled, "roster").cloud == "gov"


def test_what_was_recorded_holds_until_a_move_is_carried_out(city: City) -> None:
    placed = {"video": PlacedApplication(cloud="telecom", since=THEN)}
    video = place(city.model_copy(update={"placed": placed}))[-1]
    assert (video.cloud, video.role, video.wanted) == ("telecom", "serving", "gov")
    assert "2026-09-01" in video.reason.en


SIDES: dict[MoveStage, list[tuple[str, str]]] = {
    "create": [("telecom", "serving"), ("gov", "arriving")],
    "replicate": [("telecom", "serving"), ("gov", "arriving")],
    "switch": [("telecom", "leaving"), ("gov", "serving")],
    "drain": [("telecom", "leaving"), ("gov", "serving")],
    "delete": [("gov", "serving")],
    "abort": [("telecom", "serving")],
}


@pytest.mark.parametrize("stage", SIDES)
def test_both_sides_are_designed_while_an_application_moves(stage: MoveStage) -> None:
    opened = open_region(ROOT, "henan/zhengzhou")
    move = ApplicationMove(to="gov", stage=stage, began=THEN, by="王工")
    city = opened.intent.cities[0].model_copy(
        update={"placed": {"video": PlacedApplication(cloud="telecom", since=THEN, move=move)}}
    )
    found = [
        (spec.label, app.role)
        for spec in tenancies(opened.intent, city, opened.ledger)
        for app in spec.applications
        if app.name == "video"
    ]
    assert sorted(found) == sorted(SIDES[stage])
