"""The report's data from the repository's own inventory."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

from edugrid.drift.record import DriftRecord
from edugrid.intent.role import Role
from edugrid.region import OpenRegion, open_region
from edugrid.report.collect import collect
from edugrid.report.data import ReportData
from edugrid.report.summary import summary
from edugrid.report.texts import TEXTS
from edugrid.rollout.plan_file import CloudPlan, CloudStep, DevicePlan, Plan

INVENTORIES = Path(__file__).parents[3] / "inventories"
NOW = datetime(2026, 10, 31, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def opened() -> OpenRegion:
    return open_region(INVENTORIES, "henan/zhengzhou")


def empty(opened: OpenRegion) -> ReportData:
    return collect(opened, plan=None, drift=None, sites=(), layers=(), events=(), now=NOW)


def record(**changes: object) -> DriftRecord:
    values: dict[str, object] = {
        "region": "henan/zhengzhou",
        "world": "cloud",
        "asset": "gov/edu-zhengzhou",
        "path": ("quota", "cores"),
        "kind": "changed",
        "intended": "64",
        "actual": "32",
        "severity": "low",
        "layer": "real",
    }
    return DriftRecord.model_validate(values | changes)


def test_overview_counts_what_is_declared(opened: OpenRegion) -> None:
    data = empty(opened)
    counts, (city,) = data.overview.counts, opened.intent.cities
    assert data.title == "郑州市"
    assert counts.schools == sum(len(county.schools) for county in city.counties) == 8
    assert counts.devices == len(opened.design.devices) == sum(number for _, number in counts.platforms)
    assert counts.classes == sum(school.row.classes for county in city.counties for school in county.schools)
    assert {cloud.vni for cloud in data.overview.cities[0].clouds} == {t.network.vni for t in opened.design.tenancies}


def test_a_county_shows_only_itself() -> None:
    data = empty(open_region(INVENTORIES, "henan/zhengzhou/zhongmu"))
    assert data.title == "郑州市中牟县"
    assert [county.name for county in data.overview.cities[0].counties] == ["中牟县"]
    assert {device.region for device in data.overview.devices} == {"henan/zhengzhou/zhongmu"}


def test_nobody_looked_is_not_the_same_as_clean(opened: OpenRegion) -> None:
    unlooked = summary(empty(opened))
    assert unlooked.severities is None
    assert unlooked.unreachable is None
    assert unlooked.verdict == "look"
    clean = summary(collect(opened, plan=None, drift=(), sites=(), layers=(), events=(), now=NOW))
    assert clean.severities == {"high": 0, "medium": 0, "low": 0}
    assert clean.verdict == "good"


def test_worst_drift_comes_first(opened: OpenRegion) -> None:
    found = [record(severity=severity, asset=severity) for severity in ("low", "high", "medium")]
    data = collect(opened, plan=None, drift=found, sites=(), layers=(), events=(), now=NOW)
    assert [item.severity for item in data.drift or ()] == ["high", "medium", "low"]
    assert summary(data).verdict == "act"


def test_unreachable_devices_are_counted_once(opened: OpenRegion) -> None:
    away = DevicePlan(name="zz-dc-1", platform="p", role="city-core", state="unreachable", running_sha256="")
    plan = Plan(region="henan/zhengzhou", created="", devices=(away,))
    drift = (
        record(world="network", asset="zz-dc-1", kind="unreachable", path=()),
        record(world="network", asset="zz-core-1", kind="unreachable", path=()),
        record(kind="unreachable", path=()),
    )
    data = collect(opened, plan=plan, drift=drift, sites=(), layers=(), events=(), now=NOW)
    assert summary(data).unreachable == ("zz-core-1", "zz-dc-1")


def test_secrets_that_slipped_through_are_hidden(opened: OpenRegion) -> None:
    device = DevicePlan(
        name="zz-core-1",
        platform="huawei_vrp8",
        role="city-core",
        state="changed",
        running_sha256="",
        forward=(" password irreversible-cipher $1c$GeheimA$",),
        back=("snmp-agent community read cipher GeheimB",),
        reasons=("password: GeheimC",),
    )
    step = CloudStep(op="update", type="t", name="n", urn="u", changes=("adminPass: GeheimD -> GeheimE",))
    cloud = CloudPlan(region="henan/zhengzhou", stack="zhengzhou", steps=(step,))
    plan = Plan(region="henan/zhengzhou", created="", devices=(device,), clouds=(cloud,))
    drift = (
        record(path=("server", "admin_pass"), intended="GeheimF", actual="GeheimG"),
        record(world="network", intended="neighbor 10.0.0.1 password GeheimH", actual=None),
    )
    data = collect(
        opened, plan=plan, drift=drift, sites=(), layers=(), events=(("up", "OS_PASSWORD=GeheimI", 1.0),), now=NOW
    )
    text = data.model_dump_json()
    assert "Geheim" not in text
    assert text.count("******") == 8  # D and E stand in one text


def test_the_day_of_the_report_is_the_local_one(opened: OpenRegion) -> None:
    assert empty(opened).today == date(2026, 10, 31)
    with pytest.raises(ValueError, match="zone"):
        collect(opened, plan=None, drift=None, sites=(), layers=(), events=(), now=datetime(2026, 10, 31))  # noqa: DTZ001 - the mistake itself


def test_every_role_has_a_title() -> None:
    assert set(get_args(Role)) <= set(TEXTS)
