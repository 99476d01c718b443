"""Waves, confirm or revert, stale plans, and what is left after a kill."""

from collections.abc import Callable

import pytest
from fake_network import Device, Network

from edugrid.rollout.apply import StalePlanError, apply_devices
from edugrid.rollout.operator_lock import LockedError, operator_lock
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.queue import queued
from edugrid.rollout.queued_plan import queued_plan
from edugrid.rollout.resume import resume
from edugrid.rollout.rollback import ChangedSinceError, rollback
from edugrid.rollout.run import NoSuchRunError, Run
from edugrid.rollout.site import Site
from edugrid.rollout.wave import AT_ONCE, WaveSizes
from edugrid.rollout.waves import waves
from edugrid.text import Text

OLD = "hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.1\nexit\n"
NEW = "hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.2\nexit\n"
NewRun = Callable[[Plan], Run]


def _three(network: Network) -> Plan:
    network.devices |= {name: Device(OLD) for name in ("zz-core-1", "zm-pop-1", "zm-s1")}
    return network.plan(zz_core_1=("city-core", NEW), zm_pop_1=("county-pop", NEW), zm_s1=("school-gateway", NEW))


def _states(result: object) -> dict[str, str]:
    return {device.name: device.state for device in result.devices}  # type: ignore[attr-defined]  # any result


def test_all_devices_are_confirmed_over_a_new_session(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    run = new_run(plan)
    result = apply_devices(plan, site, run)
    assert result.exit_code == 0
    assert set(_states(result).values()) == {"done"}
    for device in network.devices.values():
        assert device.running == NEW
        assert device.calls == ["commit", "confirm"]
        assert device.sessions == 3  # fingerprint, commit, look and confirm
    confirmed = [event["device"] for event in run.journal.read() if event["event"] == "confirmed"]
    assert confirmed == ["zm-s1", "zm-pop-1", "zz-core-1"]


@pytest.mark.parametrize(
    ("fault", "state"), [("refuse", "reverted"), ("half", "reverted"), ("cut", "reverts-by-itself")]
)
def test_a_failure_stops_later_waves(network: Network, site: Site, new_run: NewRun, fault: str, state: str) -> None:
    plan = _three(network)
    network.devices["zm-pop-1"].fault = fault
    result = apply_devices(plan, site, new_run(plan))
    assert result.exit_code == 1
    assert _states(result) == {"zm-s1": "done", "zm-pop-1": state, "zz-core-1": "not-reached"}
    assert network.devices["zz-core-1"].calls == []
    if state == "reverted":
        assert network.devices["zm-pop-1"].running == OLD
        assert network.devices["zm-pop-1"].pending is None


def test_within_a_wave_the_others_go_on(network: Network, site: Site, new_run: NewRun) -> None:
    network.devices |= {name: Device(OLD) for name in ("s1", "s2", "s3")}
    plan = network.plan(s1=("school-gateway", NEW), s2=("school-gateway", NEW), s3=("school-gateway", NEW))
    plan = plan.model_copy(update={"waves": waves(plan.devices, AT_ONCE)})
    network.devices["s1"].fault = "refuse"
    # as many as fail here may fail: how soon the others begin must not decide
    result = apply_devices(plan, site, new_run(plan), pace=Pace(max_failed=34))
    assert _states(result) == {"s1": "reverted", "s2": "done", "s3": "done"}


def test_the_waves_of_the_plan_are_obeyed_and_a_failed_canary_spares_the_others(
    network: Network, site: Site, new_run: NewRun
) -> None:
    network.devices |= {name: Device(OLD) for name in ("s1", "s2", "s3")}
    plan = network.plan(s1=("school-gateway", NEW), s2=("school-gateway", NEW), s3=("school-gateway", NEW))
    plan = plan.model_copy(update={"waves": waves(plan.devices, WaveSizes(first=("s2",)))})
    network.devices["s2"].fault = "refuse"
    result = apply_devices(plan, site, new_run(plan))
    assert _states(result) == {"s1": "not-reached", "s2": "reverted", "s3": "not-reached"}
    assert network.devices["s1"].calls == network.devices["s3"].calls == []


@pytest.mark.parametrize("name", ["zz-core-1", "zm-s1"])
def test_a_stale_plan_touches_nothing_and_names_the_device(
    network: Network, site: Site, new_run: NewRun, name: str
) -> None:
    plan = _three(network)
    network.devices[name].running += "somebody was here\n"
    with pytest.raises(StalePlanError, match=f"{name} has changed"):
        apply_devices(plan, site, new_run(plan))
    assert all(device.calls == [] for device in network.devices.values())


def test_a_device_that_is_away_waits_and_the_others_have_their_turn(
    network: Network, site: Site, new_run: NewRun
) -> None:
    plan = _three(network)
    network.devices["zm-pop-1"].fault = "dead"
    result = apply_devices(plan, site, new_run(plan))
    assert _states(result) == {"zm-s1": "done", "zm-pop-1": "queued", "zz-core-1": "done"}
    assert result.exit_code == 1
    (waiting,) = queued(site.state)
    assert (waiting.device, waiting.run) == ("zm-pop-1", result.run_id)
    assert "nobody answers" in waiting.reason

    later, again = queued_plan(site, "henan/zhengzhou")
    assert not again
    assert apply_devices(later, site, new_run(later)).exit_code == 1, "it is still away"
    assert queued(site.state)[0].since == waiting.since
    network.devices["zm-pop-1"].fault = ""
    later, again = queued_plan(site, "henan/zhengzhou")
    assert _states(apply_devices(later, site, new_run(later))) == {"zm-pop-1": "done"}
    assert queued(site.state) == ()
    assert all(device.calls == ["commit", "confirm"] for device in network.devices.values())


def test_who_was_away_when_it_was_planned_or_changed_since_must_be_planned_again(
    network: Network, site: Site, new_run: NewRun
) -> None:
    plan = _three(network)
    unseen = plan.devices[0].model_copy(update={"state": "unreachable", "reasons": ("nobody answers",), "target": None})
    plan = plan.model_copy(update={"devices": (unseen, *plan.devices[1:])})
    network.devices["zm-s1"].fault = "dead"
    result = apply_devices(plan, site, new_run(plan))
    assert _states(result) == {"zm-s1": "queued", "zm-pop-1": "done", "zz-core-1": "queued"}
    network.devices["zm-s1"].fault = ""
    network.devices["zm-s1"].running += "somebody was here\n"
    later, again = queued_plan(site, "henan")
    assert later.empty
    assert again == ("zm-s1", "zz-core-1")
    assert network.devices["zm-s1"].calls == network.devices["zz-core-1"].calls == []
    assert [item.device for item in queued(site.state, "henan/zhengzhou")] == ["zm-s1", "zz-core-1"]
    assert queued(site.state, "henan/zheng") == ()


def test_the_other_end_of_a_pair_waits_too(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    ends = {"zm-pop-1": "zz-core-1"}
    devices = tuple(d.model_copy(update={"pair": ends.get(d.name, "")}) for d in plan.devices)
    plan = plan.model_copy(update={"devices": devices})
    network.devices["zm-pop-1"].fault = "dead"
    result = apply_devices(plan, site, new_run(plan))
    assert _states(result) == {"zm-s1": "done", "zm-pop-1": "queued", "zz-core-1": "queued"}
    assert network.devices["zz-core-1"].calls == []


def test_when_the_canary_is_away_the_next_wave_is_the_canary(network: Network, site: Site, new_run: NewRun) -> None:
    names = [f"s{number:02}" for number in range(30)]
    network.devices |= {name: Device(OLD) for name in names}
    plan = network.plan(**dict.fromkeys(names, ("school-gateway", NEW)))
    network.devices["s00"].fault = "dead"
    network.devices["s01"].fault = "refuse"
    result = apply_devices(plan, site, new_run(plan), pace=Pace(max_failed=90))
    states = _states(result)
    assert (states["s00"], states["s01"]) == ("queued", "reverted")
    assert {states[name] for name in names[4:]} == {"not-reached"}


def test_a_plan_with_a_refused_device_is_not_applied(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    hole = plan.devices[0].model_copy(update={"state": "refused", "reasons": ("because",)})
    plan = plan.model_copy(update={"devices": (hole, *plan.devices[1:])})
    with pytest.raises(StalePlanError, match="zz-core-1 was refused"):
        apply_devices(plan, site, new_run(plan))


def test_the_second_operator_is_refused(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    with operator_lock(site.state, "apply by a colleague"), pytest.raises(LockedError, match="colleague"):
        apply_devices(plan, site, new_run(plan))
    assert all(device.calls == [] for device in network.devices.values())


def test_what_is_typed_must_be_what_was_reviewed(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    other = plan.devices[2].model_copy(update={"target": "hostname r\nsomething else\n"})
    plan = plan.model_copy(update={"devices": (*plan.devices[:2], other)})
    result = apply_devices(plan, site, new_run(plan))
    assert _states(result)["zm-s1"] == "reverted"
    assert "no longer the reviewed ones" in result.devices[2].reason
    assert network.devices["zm-s1"].calls == []


def test_rollback_gives_everything_back_inner_devices_first(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    run = new_run(plan)
    apply_devices(plan, site, run)
    result = rollback(run.id, site)
    assert result.exit_code == 0
    assert all(device.running == OLD for device in network.devices.values())
    events = Run.open(site.state, result.run_id).journal.read()
    confirmed = [event["device"] for event in events if event["event"] == "confirmed"]
    assert confirmed == ["zz-core-1", "zm-pop-1", "zm-s1"]
    again = rollback(run.id, site)
    assert set(_states(again).values()) == {"unchanged"}


def test_rollback_spares_a_device_that_somebody_changed_since(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    run = new_run(plan)
    apply_devices(plan, site, run)
    network.devices["zm-pop-1"].running += "somebody was here\n"
    with pytest.raises(ChangedSinceError, match="zm-pop-1 was changed since"):
        rollback(run.id, site)
    assert network.devices["zz-core-1"].running == NEW
    assert rollback(run.id, site, force=True).exit_code == 0
    assert all(device.running == OLD for device in network.devices.values())


def test_rollback_of_an_unknown_run_names_the_latest(site: Site, network: Network, new_run: NewRun) -> None:
    run = new_run(_three(network))
    with pytest.raises(NoSuchRunError, match=run.id):
        rollback("20200101-000000-abcdef", site)
    with pytest.raises(NoSuchRunError):
        rollback("../../etc", site)


class Killed(BaseException):
    """Stands for kill -9: nothing after it runs, not even the settling."""


@pytest.mark.parametrize("moment", ["committing", "committed", "verified", "confirmed"])
def test_after_a_kill_rollback_and_resume_work(
    network: Network, site: Site, new_run: NewRun, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = _three(network)
    run = new_run(plan)
    write = type(run.journal).write

    def deadly(self: object, event: str, device: str | None = None, **facts: object) -> None:
        if moment == "confirmed" and event == "confirmed" and device == "zm-pop-1":
            raise Killed
        write(self, event, device, **facts)  # type: ignore[arg-type]  # the journal itself
        if event == moment and device == "zm-pop-1":
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(type(run.journal), "write", deadly)
        with pytest.raises(Killed):
            apply_devices(plan, site, run)
    result = resume(run.id, site)
    assert result.exit_code == 0
    assert all(device.running == NEW and device.pending is None for device in network.devices.values())
    assert network.devices["zm-s1"].calls == ["commit", "confirm"]
    assert rollback(run.id, site).exit_code == 0
    assert all(device.running == OLD for device in network.devices.values())


@pytest.mark.parametrize("moment", ["committing", "committed", "verified"])
def test_rollback_straight_after_a_kill(
    network: Network, site: Site, new_run: NewRun, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = _three(network)
    run = new_run(plan)
    write = type(run.journal).write

    def deadly(self: object, event: str, device: str | None = None, **facts: object) -> None:
        write(self, event, device, **facts)  # type: ignore[arg-type]  # the journal itself
        if event == moment and device == "zm-pop-1":
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(type(run.journal), "write", deadly)
        with pytest.raises(Killed):
            apply_devices(plan, site, run)
    result = rollback(run.id, site)
    assert result.exit_code == 0
    assert all(device.running == OLD and device.pending is None for device in network.devices.values())


@pytest.mark.parametrize(("max_failed", "inner"), [(10, "not-reached"), (50, "done")])
def test_inner_rings_wait_when_too_many_of_a_wave_failed(
    network: Network, site: Site, new_run: NewRun, max_failed: int, inner: str
) -> None:
    names = [f"s{number}" for number in range(4)]
    network.devices |= {name: Device(OLD) for name in (*names, "zm-pop-1")}
    targets = dict.fromkeys(names, ("school-gateway", NEW)) | {"zm_pop_1": ("county-pop", NEW)}
    plan = network.plan(**targets)
    plan = plan.model_copy(update={"waves": waves(plan.devices, AT_ONCE)})
    network.devices["s0"].fault = "refuse"
    result = apply_devices(plan, site, new_run(plan), pace=Pace(max_failed=max_failed))
    states = _states(result)
    assert states["s0"] == "reverted"
    assert states["zm-pop-1"] == inner


def test_what_failed_is_not_tried_again_by_resume(network: Network, site: Site, new_run: NewRun) -> None:
    plan = _three(network)
    network.devices["zm-pop-1"].fault = "refuse"
    run = new_run(plan)
    apply_devices(plan, site, run)
    network.devices["zm-pop-1"].fault = ""
    calls = {name: list(device.calls) for name, device in network.devices.items()}
    result = resume(run.id, site)
    assert _states(result) == {"zm-s1": "done", "zm-pop-1": "reverted", "zz-core-1": "not-reached"}
    assert {name: device.calls for name, device in network.devices.items()} == calls


def test_a_window_that_closes_stops_between_waves_and_resume_goes_on(
    network: Network, site: Site, new_run: NewRun
) -> None:
    plan = _three(network)
    run = new_run(plan)
    answers = iter((None, Text("the window has closed", "窗口已关闭")))
    result = apply_devices(plan, site, run, gate=lambda: next(answers))
    assert _states(result) == {"zm-s1": "done", "zm-pop-1": "not-reached", "zz-core-1": "not-reached"}
    assert result.devices[0].reason == "the window has closed"
    again = resume(run.id, site)
    assert set(_states(again).values()) == {"done"}
    assert all(device.calls == ["commit", "confirm"] for device in network.devices.values())
