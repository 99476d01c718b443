"""Does it fit: quota, allotment, and approvals with their scopes and days."""

from datetime import date
from pathlib import Path

import pytest

from edugrid.design.capacity import capacity_fit
from edugrid.design.footprint import footprint
from edugrid.intent.cloud import Capacity, Limit
from edugrid.intent.load import load_intent
from edugrid.intent.registers import Approval
from edugrid.intent.tree import City

ROOT = Path(__file__).parents[3] / "inventories"
DAY = date(2027, 6, 25)


@pytest.fixture
def city() -> City:
    return load_intent(ROOT, "henan/zhengzhou").cities[0]


def approval(scope: str, cores: int, until: date = date(2027, 12, 31)) -> Approval:
    return Approval(
        id=f"A-{scope}", cloud="telecom", scope=scope, cores=cores, applicant="a", approver="b", reason="c",
        granted=date(2027, 1, 1), until=until,
    )  # fmt: skip


def with_allotment(city: City, allotment: Limit, *approvals: Approval) -> City:
    clouds = tuple(
        cloud.model_copy(update={"allotment": allotment}) if cloud.name == "telecom" else cloud
        for cloud in city.file.clouds
    )
    return city.model_copy(
        update={
            "file": city.file.model_copy(update={"clouds": clouds}),
            "registers": city.registers.model_copy(update={"approvals": approvals}),
        }
    )


def judge(city: City, cores: int, last: date = DAY) -> tuple[bool, int, tuple[str, ...]]:
    cloud = next(cloud for cloud in city.file.clouds if cloud.name == "telecom")
    fit = capacity_fit(city, cloud, {"video": Capacity(cores=cores)}, DAY, last)
    return fit.fits, fit.over_grant.cores, fit.approvals


def test_the_quota_is_the_limit_where_nothing_was_allotted(city: City) -> None:
    cloud = next(cloud for cloud in city.file.clouds if cloud.name == "telecom")
    assert judge(city, 32)[0]
    fit = capacity_fit(city, cloud, {"video": Capacity(cores=33, ram_gib=65)}, DAY, DAY)
    assert not fit.fits
    assert (fit.over_quota.cores, fit.over_quota.ram_gib, fit.over_quota.instances) == (1, 1, 0)


def test_above_the_allotment_an_approval_must_hold_on_every_day(city: City) -> None:
    allotment = Limit(cores=8, ram_gib=64, instances=10, volume_gib=100)
    assert judge(with_allotment(city, allotment), 12) == (False, 4, ())
    assert judge(with_allotment(city, allotment, approval("city", 4)), 12) == (True, 0, ("A-city",))
    ends = approval("city", 4, until=date(2027, 6, 30))
    assert judge(with_allotment(city, allotment, ends), 12)[0]
    assert judge(with_allotment(city, allotment, ends), 12, last=date(2027, 7, 1)) == (False, 4, ())


def test_an_approval_for_one_application_is_no_use_to_the_others(city: City) -> None:
    allotment = Limit(cores=8, ram_gib=64, instances=10, volume_gib=100)
    assert judge(with_allotment(city, allotment, approval("video", 4)), 12)[0]
    assert judge(with_allotment(city, allotment, approval("roster", 4)), 12) == (False, 4, ("A-roster",))


def test_the_size_of_servers_comes_from_the_province(city: City) -> None:
    video = next(app for app in city.applications if app.name == "video")
    assert footprint(city, video, 3, "edu.large") == Capacity(cores=12, ram_gib=24, instances=3, volume_gib=300)
    assert footprint(city, video, 3, "edu.unheard-of") is None
