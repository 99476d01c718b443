"""What was well before a change counts."""

from collections.abc import Callable

import pytest
from fake_network import Device, Network

from edugrid.network.live.finding import LiveFinding
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.health import Health
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.rollback import rollback
from edugrid.rollout.run import Run
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site
from edugrid.rollout.wave_check import wave_check


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


def test_a_device_that_is_lost_after_its_wave_is_never_called_reverted(
    network: Network, site: Site, new_run: Callable[[Plan], Run]
) -> None:
    old, new = (f"hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.{n}\nexit\n" for n in (1, 2))
    network.devices["zm-pop-1"] = Device(old)
    plan = network.plan(zm_pop_1=("county-pop", new))
    run = new_run(plan)
    assert apply_devices(plan, site, run).exit_code == 0
    run.keep_checks("zm-pop-1", "before", _health(a="ok"))
    network.devices["zm-pop-1"].fault = "dead"
    (lost,) = wave_check(plan, plan.devices, Sessions(site), run, Pace(settle_seconds=0))
    assert lost.state == "failed"
    assert "not reached after its wave" in lost.reason
    network.devices["zm-pop-1"].fault = ""
    assert network.devices["zm-pop-1"].running == new
    assert rollback(run.id, site).exit_code == 0
    assert network.devices["zm-pop-1"].running == old
