"""What ends, when it is told and how loudly; what is promised twice."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from edugrid.design.cloud_capacity import cloud_capacity
from edugrid.design.expiring import expiring
from edugrid.design.over_committed import over_committed
from edugrid.drift.governance import governance
from edugrid.intent.cloud import Limit
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.registers import Contract, PolicyException
from edugrid.intent.tree import Intent

Changed = Callable[..., Intent]
DAY = date(2027, 3, 1)


def contract(days: int, identity: str = "HT-0001") -> Contract:
    return Contract(
        id=identity,
        cloud="gov",
        supplier="某云公司",
        price_yuan=480_000,
        starts=date(2026, 1, 1),
        ends=DAY + timedelta(days=days),
    )


@pytest.mark.parametrize(
    ("days", "severity", "left"),
    [
        (90, "low", "90 days left"),
        (30, "medium", "30 days left"),
        (7, "high", "7 days left"),
        (0, "high", "ends today"),
        (-3, "high", "ended 3 days ago"),
    ],
)
def test_a_contract_is_told_before_it_ends(changed: Changed, days: int, severity: str, left: str) -> None:
    (term,) = expiring(changed(contracts=(contract(days),)))
    assert (term.kind, term.id, term.severity, term.left.en, term.price_yuan) == (
        "contract", "HT-0001", severity, left, 480_000,
    )  # fmt: skip


def test_neither_early_nor_when_nobody_relies_on_it(changed: Changed) -> None:
    assert expiring(changed(contracts=(contract(91),))) == ()
    assert expiring(changed(contracts=(contract(-3, "HT-OLD"),))) == ()


def test_an_exception_that_has_ended_is_drift(changed: Changed) -> None:
    row = PolicyException(id="EX-1", rule="names", where="*", reason="过渡", approver="李局长", until=date(2027, 2, 28))
    (record,) = governance(changed(exceptions=(row,)))
    assert (record.kind, record.path, record.severity, record.layer) == (
        "expired", ("exception", "EX-1"), "high", "attested",
    )  # fmt: skip
    assert record.actual == "ended 1 days ago"
    later = governance(changed(exceptions=(row,), at=datetime(2027, 3, 9, tzinfo=SHANGHAI)))
    assert later[0].identity == record.identity


def test_shares_above_what_is_there_are_drift(changed: Changed) -> None:
    shares = {"zhongmu": Limit(cores=40), "xinzheng": Limit(cores=40)}
    intent = changed(clouds={"gov": {"shares": shares, "allotment": None}})
    (finding,) = over_committed(cloud_capacity(intent, intent.cities[0]))
    assert (finding.kind, finding.over.cores) == ("shares", 16)
    assert [record.kind for record in governance(intent)] == ["over-committed"]
