"""What a window costs and whether it fits, seen before the day."""

from datetime import datetime
from pathlib import Path

import pytest

from edugrid.design.surge import size_at
from edugrid.design.surge_outlook import SurgeOutlook, surge_outlook
from edugrid.intent.cloud import Capacity, Limit
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.registers import Approval, SurgeWindow
from edugrid.intent.tree import City

ROOT = Path(__file__).parents[3] / "inventories"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def window(name: str, first: str, last: str, count: int, **more: str) -> SurgeWindow:
    values = {"id": name, "application": "video", "reason": "成绩发布", "approver": "李馆长", **more}
    return SurgeWindow.model_validate(values | {"starts": first, "ends": last, "count": count})


RESULTS = window("SW-1", "2027-06-25T00:00", "2027-06-27T00:00", 5)


@pytest.fixture
def city() -> City:
    return load_intent(ROOT, "henan/zhengzhou").cities[0]


def with_windows(
    city: City, *windows: SurgeWindow, allotment: Limit | None = None, approvals: tuple[Approval, ...] = ()
) -> City:
    clouds = tuple(
        cloud.model_copy(update={"allotment": allotment}) if cloud.name == "telecom" else cloud
        for cloud in city.file.clouds
    )
    registers = city.registers.model_copy(update={"surges": windows, "approvals": approvals})
    return city.model_copy(update={"file": city.file.model_copy(update={"clouds": clouds}), "registers": registers})


def only(city: City, at: str) -> SurgeOutlook:
    (found,) = surge_outlook(city, moment(at))
    return found


def test_the_size_follows_the_clock_of_shanghai(city: City) -> None:
    grown = with_windows(city, RESULTS)
    video = next(app for app in city.applications if app.name == "video")
    sizes = [
        size_at(grown, video, moment(at)).servers for at in ("2027-06-24T23:59", "2027-06-25T00:00", "2027-06-27T00:00")
    ]
    assert sizes == [1, 5, 1]
    # 16:30 UTC is 00:30 of the next day in Shanghai
    assert size_at(grown, video, datetime.fromisoformat("2027-06-24T16:30+00:00")).servers == 5


def test_a_window_is_seen_thirty_days_before_and_tells_what_it_adds(city: City) -> None:
    grown = with_windows(city, RESULTS)
    assert surge_outlook(grown, moment("2027-05-25T00:00")) == ()
    seen = only(grown, "2027-05-26T00:00")
    assert (seen.cloud, seen.open, seen.base, seen.size) == ("telecom", False, 1, 5)
    assert seen.extra == Capacity(cores=8, ram_gib=16, instances=4, volume_gib=400)
    assert seen.fits
    assert only(grown, "2027-06-26T12:00").open
    assert surge_outlook(grown, moment("2027-06-27T00:00")) == ()


def test_what_is_missing_is_told_and_an_approval_must_hold_for_the_whole_window(city: City) -> None:
    allotment = Limit(cores=4, ram_gib=64, instances=10)
    at = "2027-06-20T00:00"
    short = only(with_windows(city, RESULTS, allotment=allotment), at)
    assert (short.fits, short.missing_grant, short.missing_quota) == (False, Capacity(cores=6), Capacity())

    def approval(until: str) -> Approval:
        values = {
            "id": "AP-1",
            "cloud": "telecom",
            "scope": "video",
            "cores": 8,
            "applicant": "a",
            "approver": "b",
            "reason": "c",
        }
        return Approval.model_validate(values | {"granted": "2027-06-01", "until": until})

    covered = only(with_windows(city, RESULTS, allotment=allotment, approvals=(approval("2027-06-26"),)), at)
    assert (covered.fits, covered.approvals) == (True, ("AP-1",))
    lapses = only(with_windows(city, RESULTS, allotment=allotment, approvals=(approval("2027-06-25"),)), at)
    assert (lapses.fits, lapses.missing_grant) == (False, Capacity(cores=6))


def test_two_windows_at_once_are_counted_together(city: City) -> None:
    identity = window("SW-2", "2027-06-26T00:00", "2027-06-28T00:00", 60, application="identity")
    roster = window("SW-3", "2027-06-27T00:00", "2027-06-29T00:00", 30, application="roster")
    first, second = surge_outlook(with_windows(city, identity, roster), moment("2027-06-20T00:00"))
    # 64 cores: either alone fits in cores, both do not (3 are for log and the NFV edge); and 20 servers are never enough
    assert (first.missing_quota.cores, second.missing_quota.cores) == (29, 29)
    assert first.missing_quota.instances == 72
