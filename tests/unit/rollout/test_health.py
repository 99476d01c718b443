"""What was well before a change counts."""

import pytest

from edugrid.network.live.finding import LiveFinding
from edugrid.rollout.health import Health
from edugrid.rollout.pace import Pace


def _health(**states: str) -> Health:
    return Health(
        findings=tuple(
            LiveFinding(device="r", feature="bgp", subject=name, state=state, expected="up", actual=state)
            for name, state in states.items()
        )
    )


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ("ok", "ok", 0),
        ("ok", "failed", 1),
        ("ok", "unknown", 1),
        ("failed", "failed", 0),
        ("failed", "ok", 0),
        ("unknown", "failed", 0),
    ],
)
def test_only_what_was_well_can_get_worse(before: str, after: str, worse: int) -> None:
    assert len(_health(a=after).worse_than(_health(a=before))) == worse


def test_a_check_that_is_no_longer_made_is_worse() -> None:
    assert _health().worse_than(_health(a="ok")) == ("bgp a: ok -> not seen",)
    assert _health(b="failed").worse_than(_health()) == ()


def test_a_canary_may_not_fail_and_others_up_to_a_share() -> None:
    pace = Pace(max_failed=10)
    assert pace.allowed("canary", 50) == 0
    assert pace.allowed("rest", 9) == 0
    assert pace.allowed("rest", 35) == 3


def test_looking_ends_long_before_the_timer_does() -> None:
    assert Pace(revert_seconds=60, settle_seconds=300).patience == 30
