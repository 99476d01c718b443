from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from edugrid.design.cloud_capacity import CloudCapacity, cloud_capacity
from edugrid.intent.cloud import Capacity, Limit
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.registers import Approval, Contract, SurgeWindow
from edugrid.intent.resolved_application import ResolvedVolume
from edugrid.intent.tree import Intent

Changed = Callable[..., Intent]

BIG = {"flavor": "edu.large", "count": 4}  # 16 cores, 32 GiB, 4 servers
TIGHT = {"gov": {"allotment": Limit(cores=8)}}


def gov(intent: Intent) -> CloudCapacity:
    return next(found for found in cloud_capacity(intent, intent.cities[0]) if found.cloud == "gov")


def approval(scope: str = "city", cores: int = 9, **given: Any) -> Approval:  # noqa: ANN401 - fields of the model
    values = {"granted": date(2027, 1, 1), "until": date(2027, 3, 1), **given}
    return Approval(id="AP-1", cloud="gov", scope=scope, cores=cores, applicant="-", approver="-", reason="-", **values)


def window(count: int, first: int, last: int, kind: str = "planned") -> SurgeWindow:
    return SurgeWindow(
        id=f"SW-{first}",
        application="roster",
        kind=kind,
        starts=datetime(2027, 6, first),  # noqa: DTZ001 - a register has times without a zone
        ends=datetime(2027, 6, last),  # noqa: DTZ001 - the same
        count=count,
        reason="-",
        approver="-",
    )


def test_needs_count_servers_and_the_volumes_of_each(changed: Changed) -> None:
    volumes = (ResolvedVolume(name="data", size_gib=50, encrypted=False),)
    found = gov(changed(applications={"roster": {**BIG, "volumes": volumes}, "identity": {"flavor": "edu.small"}}))
    identity = Capacity(cores=1, ram_gib=1, instances=1)
    assert found.needed.cores == 16 + identity.cores
    assert found.needed.ram_gib == 32 + identity.ram_gib
    assert found.needed.volume_gib >= 200
    assert found.committed == found.needed


def test_above_the_allotment_something_is_missing(changed: Changed) -> None:
    assert gov(changed(clouds=TIGHT)).missing.empty
    found = gov(changed(clouds=TIGHT, applications={"roster": BIG}))
    assert found.missing == Capacity(cores=9)
    assert found.allotted.ram_gib == found.quota.ram_gib, "a kind without an allotment is bounded by the quota"


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (approval(), 0),
        (approval(cores=8), 1),
        (approval(scope="roster"), 0),
        (approval(scope="zhongmu"), 9),
        (approval(scope="identity"), 8),  # it needs one core only, and may give none away
        (approval(until=date(2027, 2, 28)), 9),
        (approval(granted=date(2027, 3, 2), until=date(2027, 4, 1)), 9),
    ],
    ids=["city", "too small", "its own", "another county's", "another application's", "ended", "not yet"],
)
def test_an_approval_helps_its_scope_while_it_is_valid(changed: Changed, row: Approval, missing: int) -> None:
    found = gov(changed(clouds=TIGHT, applications={"roster": BIG}, approvals=(row,)))
    assert found.missing == Capacity(cores=missing)


def test_an_approval_of_a_county_helps_the_applications_of_the_county(changed: Changed) -> None:
    given = {"roster": {**BIG, "county": "zhongmu"}}
    rows = (approval(scope="zhongmu"),)
    assert gov(changed(clouds=TIGHT, applications=given, approvals=rows)).missing.empty


def test_committed_is_the_largest_of_the_coming_windows(changed: Changed) -> None:
    found = gov(changed(clouds=TIGHT, surges=(window(12, 1, 3), window(9, 2, 5))))
    assert (found.needed.instances, found.committed.instances) == (2, 13)
    assert found.missing.empty
    assert [(gap.at.day, gap.missing.cores) for gap in found.gaps] == [(1, 5), (2, 5), (3, 2)]


def test_a_past_window_commits_nothing(changed: Changed) -> None:
    late = datetime(2027, 6, 5, tzinfo=SHANGHAI)
    assert gov(changed(at=late, surges=(window(12, 1, 3),))).committed.instances == 2


def test_an_approval_that_ends_inside_a_window_leaves_a_gap(changed: Changed) -> None:
    rows = (approval(until=date(2027, 6, 1)),)
    found = gov(changed(clouds=TIGHT, approvals=rows, surges=(window(12, 1, 3),)))
    assert [(gap.at.isoformat(), gap.missing.cores) for gap in found.gaps] == [("2027-06-02T00:00:00+08:00", 5)]


def test_shares_of_counties(changed: Changed) -> None:
    shares = {"zhongmu": Limit(cores=10), "xinzheng": Limit(cores=60)}
    given = {"roster": {**BIG, "county": "zhongmu"}}
    found = gov(changed(clouds={"gov": {"shares": shares, "allotment": None}}, applications=given))
    by_name = {use.name: use for use in found.counties}
    assert by_name["zhongmu"].over == Capacity(cores=6)
    assert by_name["zhongmu"].free == Limit(cores=0)
    assert by_name["xinzheng"].free == Limit(cores=60)
    assert by_name[""].needed.instances == 1
    assert by_name[""].free == Limit()
    assert found.over_promised == Capacity(cores=6)


def test_contract_carries_what_names_it(changed: Changed) -> None:
    contract = Contract(
        id="HT-1",
        cloud="gov",
        supplier="某云公司",
        price_yuan=480_000,
        starts=date(2027, 1, 1),
        ends=date(2027, 12, 31),
        cores=20,
    )
    found = gov(changed(clouds={"gov": {"contract": "HT-1"}}, contracts=(contract,), applications={"roster": BIG}))
    uses = {use.name: use for use in found.contracts}
    assert (uses["HT-1"].committed.cores, uses["HT-1"].free) == (16, Limit(cores=4))
    assert uses["HT-0001"].committed.cores == 1, "what the application itself names goes before its cloud's"
