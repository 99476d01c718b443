"""Plan, apply, rollback over real SSH; the switches are simulated (our reading of the vendors' manuals)."""

import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from simulated_network import SimulatedNetwork

from edugrid.design.frozen_devices import FrozenDevice
from edugrid.design.network import DeviceDesign
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import StalePlanError, apply_devices
from edugrid.rollout.journal import Journal
from edugrid.rollout.operator_lock import LockedError
from edugrid.rollout.outcome import ApplyResult
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.queue import queued
from edugrid.rollout.resume import resume
from edugrid.rollout.rollback import ChangedSinceError, rollback
from edugrid.rollout.run import Run

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"
APPLY_UNTIL = Path(__file__).parents[1] / "support" / "apply_until.py"
SCHOOL, COUNTY, CITY = "xz-gw-1", "zm-agg-1", "zz-core-1"
CAMPUS = "xz-sw-1"
ROLES = {SCHOOL: "school-gateway", COUNTY: "county-aggregation", CITY: "city-core"}
REVERT_SECONDS = 120
PACE = Pace(revert_seconds=REVERT_SECONDS, settle_seconds=0)


@pytest.fixture(scope="module")
def designs() -> tuple[DeviceDesign, ...]:
    """One VRP8 school, one Comware county, one VRP8 city device of the shipped region."""
    found = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    chosen = tuple(device for device in found if device.name in ROLES)
    assert {device.name: device.role for device in chosen} == ROLES
    return chosen


@pytest.fixture
def network(tmp_path: Path, designs: tuple[DeviceDesign, ...]) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path, designs)
    yield made
    made.stop()


@pytest.fixture
def campus(tmp_path: Path) -> Iterator[tuple[SimulatedNetwork, tuple[DeviceDesign, ...]]]:
    """The VRP5 campus switch of the shipped region: a device without candidate and without commit."""
    found = open_region(INVENTORIES, "henan/zhengzhou/xinzheng").design.devices
    chosen = tuple(device for device in found if device.name == CAMPUS)
    assert [device.platform for device in chosen] == ["huawei_vrp5"]
    made = SimulatedNetwork(tmp_path, chosen)
    yield made, chosen
    made.stop()


def _plan(network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]) -> Plan:
    plans = plan_devices(designs, templates(INVENTORIES).render, network.site())
    return Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=plans).sealed()


def _apply(network: SimulatedNetwork, plan: Plan) -> ApplyResult:
    site = network.site()
    return apply_devices(plan, site, Run.create(site.state, "apply", plan), pace=PACE)


def _states(result: ApplyResult) -> dict[str, str]:
    return {device.name: device.state for device in result.devices}


def _by_name(plan: Plan) -> dict[str, DevicePlan]:
    return {device.name: device for device in plan.devices}


def test_plan_apply_plan_again_and_roll_back(network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]) -> None:
    before = network.texts()
    plan = _plan(network, designs)
    assert {(device.state, device.layer) for device in plan.devices} == {("changed", "simulated")}
    assert network.texts() == before

    result = _apply(network, plan)
    assert set(_states(result).values()) == {"done"}, result
    assert result.exit_code == 0
    after = network.texts()
    assert all(after[name] != before[name] for name in ROLES)
    for name, device in network.devices.items():
        startup = device.startup_text() or ""
        assert after[name] in startup, "a confirmed change survives a reboot"

    typed = {name: network.typed(name) for name in ROLES}
    again = _plan(network, designs)
    assert again.empty
    assert {device.state for device in again.devices} == {"unchanged"}
    assert _apply(network, again).exit_code == 0
    assert {name: network.typed(name) for name in ROLES} == typed, "the second apply pushed something"

    undone = rollback(result.run_id, network.site(), pace=PACE)
    assert undone.exit_code == 0, undone
    assert network.texts() == before


def test_a_change_costs_two_logins_and_leaves_none(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]
) -> None:
    plan = _plan(network, designs)
    before = {name: network.logins(name) for name in ROLES}
    assert set(_states(_apply(network, plan)).values()) == {"done"}
    assert {name: network.logins(name) - before[name] for name in ROLES} == dict.fromkeys(ROLES, 2)
    end = time.monotonic() + 5
    while any(device.sessions for device in network.devices.values()):
        assert time.monotonic() < end, "a session was left open"
        time.sleep(0.05)


def test_sessions_that_devices_end_meanwhile_are_opened_anew(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]
) -> None:
    plan, site = _plan(network, designs), network.site()

    def idle_too_long() -> None:
        for name in ROLES:
            network.hang_up(name)

    run = Run.create(site.state, "apply", plan)
    result = apply_devices(plan, site, run, pace=PACE, gate=idle_too_long)
    assert set(_states(result).values()) == {"done"}, result


def test_only_the_difference_is_typed(network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]) -> None:
    _apply(network, _plan(network, designs))
    assert not network.devices[SCHOOL].type_lines(["interface 10GE1/0/1", "description HAND", "quit"])
    plans = _by_name(_plan(network, designs))
    assert plans[CITY].state == plans[COUNTY].state == "unchanged"
    (port,) = [port for design in designs if design.name == SCHOOL for port in design.ports if port.name == "10GE1/0/1"]
    assert plans[SCHOOL].forward == ("interface 10GE1/0/1", f"description {port.description}", "quit")


@pytest.mark.parametrize("name", [COUNTY, CITY])
def test_a_refused_line_puts_the_device_back(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], name: str
) -> None:
    before, plan = network.texts(), _plan(network, designs)
    line = [line for line in _by_name(plan)[name].forward if line.startswith("description")][-1]
    network.devices[name].faults.set({"refuse": [f"^{line}$"]})
    result = _apply(network, plan)
    assert result.exit_code == 1
    assert _states(result)[name] == "reverted"
    assert _states(result)[SCHOOL] == "done"
    reason = next(device.reason for device in result.devices if device.name == name)
    assert line in reason
    assert network.texts()[name] == before[name]
    if name == COUNTY:
        assert _states(result)[CITY] == "not-reached"
        assert network.typed(CITY) == []


@pytest.mark.parametrize("name", [SCHOOL, COUNTY])
def test_a_line_cut_for_a_moment_is_taken_back_over_a_new_session(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], name: str
) -> None:
    before, plan = network.texts(), _plan(network, designs)
    line = [line for line in _by_name(plan)[name].forward if line.startswith("description")][-1]
    network.devices[name].faults.set({"drop": [{"pattern": f"^{line}$", "times": 1}]})
    result = _apply(network, plan)
    assert _states(result)[name] == "reverted", result
    assert network.texts()[name] == before[name]
    network.wait(REVERT_SECONDS + 60)
    assert network.texts()[name] == before[name]


@pytest.mark.parametrize("name", [SCHOOL, COUNTY])
def test_a_device_that_lost_its_line_goes_back_by_itself(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, plan = network.texts(), _plan(network, designs)
    write = Journal.write

    def cut_after_commit(self: Journal, event: str, device: str | None = None, **facts: object) -> None:
        write(self, event, device, **facts)
        if event == "committed" and device == name:
            network.cut(name)

    monkeypatch.setattr(Journal, "write", cut_after_commit)
    result = _apply(network, plan)
    assert _states(result)[name] == "reverts-by-itself", result
    assert network.texts()[name] != before[name]
    network.wait(REVERT_SECONDS + 61)
    assert network.texts()[name] == before[name]
    network.mend(name)
    later = rollback(result.run_id, network.site(), pace=PACE)
    assert later.exit_code == 0, later
    assert network.texts() == before


def test_a_switch_without_candidate_restarts_into_what_it_had(
    campus: tuple[SimulatedNetwork, tuple[DeviceDesign, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    network, designs = campus
    device = network.devices[CAMPUS]
    assert not device.type_lines(["vlan 999", "quit"]), "somebody's unsaved line must survive the restart"
    before, plan, write = network.texts(), _plan(network, designs), Journal.write
    assert device.startup_text() is None

    def cut_after_commit(self: Journal, event: str, name: str | None = None, **facts: object) -> None:
        write(self, event, name, **facts)
        if event == "committed":
            network.cut(CAMPUS)

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "write", cut_after_commit)
        result = _apply(network, plan)
    assert _states(result) == {CAMPUS: "reverts-by-itself"}, result
    assert network.texts() != before
    network.wait(REVERT_SECONDS // 2)
    assert network.texts() != before
    network.wait(REVERT_SECONDS // 2 + 1)
    assert network.texts() == before
    network.mend(CAMPUS)
    assert rollback(result.run_id, network.site(), pace=PACE).exit_code == 0

    again = _apply(network, _plan(network, designs))
    assert _states(again) == {CAMPUS: "done"}, again
    after = network.texts()
    network.wait(REVERT_SECONDS + 60)
    assert network.texts() == after, "a forgotten timer went off"
    assert after[CAMPUS] in (device.startup_text() or ""), "a confirmed change survives a restart"
    assert _plan(network, designs).empty

    undone = rollback(again.run_id, network.site(), pace=PACE)
    assert undone.exit_code == 0, undone
    assert network.texts() == before
    network.wait(REVERT_SECONDS + 60)
    assert network.texts() == before
    assert [path.name for path in device.flash.files()] == [device.startup_file], "a copy was left behind"


def test_an_unreachable_device_is_a_value(network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]) -> None:
    with network.unreachable(COUNTY):
        plan = _plan(network, designs)
    plans = _by_name(plan)
    assert plans[COUNTY].state == "unreachable"
    assert "nobody answers" in plans[COUNTY].reasons[0]
    assert plans[SCHOOL].state == plans[CITY].state == "changed"
    result = _apply(network, plan)
    assert _states(result) == {SCHOOL: "done", COUNTY: "queued", CITY: "done"}
    assert [item.device for item in queued(network.site().state)] == [COUNTY]
    assert not queued(network.site().state)[0].plan, "what nobody has looked at was not reviewed"


@pytest.mark.parametrize("name", [SCHOOL, COUNTY])
def test_a_stale_plan_touches_nothing(network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], name: str) -> None:
    plan = _plan(network, designs)
    assert not network.devices[name].type_lines(["vlan 999", "quit"])
    moved = network.texts()
    with pytest.raises(StalePlanError, match=f"{name} has changed"):
        _apply(network, plan)
    assert network.texts() == moved


def test_two_operators(network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]) -> None:
    plan = _plan(network, designs)
    for device in network.devices.values():
        device.faults.set({"delay": 0.05})
    results: list[ApplyResult] = []
    lock = network.site().state / "apply.lock"  # before the thread: the site's files are written anew each time
    first = threading.Thread(target=lambda: results.append(_apply(network, plan)))
    first.start()
    while not (lock.exists() and lock.read_bytes()):
        time.sleep(0.01)
    with pytest.raises(LockedError, match=f"pid {os.getpid()}, apply henan/zhengzhou"):
        _apply(network, plan)
    first.join()
    assert results[0].exit_code == 0


def test_rollback_spares_what_somebody_changed_since(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]
) -> None:
    before = network.texts()
    result = _apply(network, _plan(network, designs))
    assert not network.devices[COUNTY].type_lines(["vlan 999", "quit"])
    moved = network.texts()
    with pytest.raises(ChangedSinceError, match=COUNTY):
        rollback(result.run_id, network.site())
    assert network.texts() == moved
    assert rollback(result.run_id, network.site(), force=True).exit_code == 0
    assert network.texts() == before


def _killed_apply(network: SimulatedNetwork, plan: Plan, moment: str, name: str) -> str:
    """Start ``edugrid apply`` as a program of its own, and kill it with signal 9 once the journal says ``moment``."""
    path = network.folder / "plan.json"
    plan.write(path)
    network.devices[name].faults.set({"delay": 0.1})
    environment = os.environ | network.environment()
    runs = network.site().state / "runs"
    with subprocess.Popen([sys.executable, "-m", "edugrid", "apply", str(path)], env=environment) as program:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            found = [Run(folder) for folder in runs.glob("*")]
            if found and any(e["event"] == moment and e.get("device") == name for e in found[0].journal.read()):
                break
            assert program.poll() is None, "apply ended before it could be killed"
            time.sleep(0.01)
        os.kill(program.pid, signal.SIGKILL)
    network.devices[name].faults.set({})
    return found[0].id


@pytest.mark.parametrize(("moment", "name"), [("committing", COUNTY), ("committed", SCHOOL), ("committed", COUNTY)])
def test_after_kill_9_rollback_gives_everything_back(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], moment: str, name: str
) -> None:
    before = network.texts()
    run_id = _killed_apply(network, _plan(network, designs), moment, name)
    events = Run.open(network.site().state, run_id).journal.read()
    assert not any(event["event"] in {"confirmed", "run-finished"} and event.get("device") == name for event in events)
    result = rollback(run_id, network.site(), pace=PACE)
    assert result.exit_code == 0, result
    assert network.texts() == before
    network.wait(REVERT_SECONDS + 400)
    assert network.texts() == before, "a forgotten timer went off"


def _dies(network: SimulatedNetwork, moment: str, name: str, what: str) -> None:
    program = [sys.executable, str(APPLY_UNTIL), moment, name, what]
    done = subprocess.run(program, env=os.environ | network.environment(), capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def test_killed_again_and_again_resume_finishes_and_touches_no_device_twice(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]
) -> None:
    path = network.folder / "plan.json"
    _plan(network, designs).write(path)
    _dies(network, "committed", SCHOOL, str(path))
    (folder,) = (network.site().state / "runs").iterdir()
    run = Run(folder)
    _dies(network, "verified", SCHOOL, run.id)
    _dies(network, "wave-checked", "-", run.id)
    typed = network.typed(SCHOOL)
    _dies(network, "committing", COUNTY, run.id)
    _dies(network, "confirmed", COUNTY, run.id)
    result = resume(run.id, network.site(), pace=PACE)
    assert set(_states(result).values()) == {"done"}, result
    assert network.typed(SCHOOL) == typed, "a device that was confirmed was touched again"
    confirmed = [event["device"] for event in run.journal.read() if event["event"] == "confirmed"]
    assert sorted(confirmed) == sorted(ROLES)
    assert _plan(network, designs).empty
    after = network.texts()
    network.wait(REVERT_SECONDS + 400)
    assert network.texts() == after, "a forgotten timer went off"
    assert rollback(run.id, network.site(), pace=PACE).exit_code == 0


def test_rollback_of_a_run_that_was_killed_half_way(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]
) -> None:
    before, path = network.texts(), network.folder / "plan.json"
    _plan(network, designs).write(path)
    _dies(network, "snapshot-before", COUNTY, str(path))
    assert network.texts()[SCHOOL] != before[SCHOOL]
    (folder,) = (network.site().state / "runs").iterdir()
    result = rollback(folder.name, network.site(), pace=PACE)
    assert result.exit_code == 0, result
    assert _states(result)[SCHOOL] == "done"
    assert network.texts() == before


def test_secrets_reach_no_plan_log_or_journal(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert not network.devices[COUNTY].type_lines(
        ["local-user ops class manage", "password simple Geheim@12345", "quit"]
    )
    hashed = next(line.split()[-1] for line in network.texts()[COUNTY].splitlines() if " password " in line)
    plan = _plan(network, designs)
    result = _apply(network, plan)
    run = Run.open(network.site().state, result.run_id)
    shown = [plan.model_dump_json(), result.model_dump_json(), run.journal.path.read_text(encoding="utf-8")]
    for text in shown:
        assert hashed not in text
        assert network.password not in text
    assert network.password not in caplog.text
    for path in run.folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_command_line_end_to_end(network: SimulatedNetwork) -> None:
    """The commands people type; the switches of the region that are not here are left out with --device."""
    environment = os.environ | network.environment() | {"EDUGRID_INVENTORIES": str(INVENTORIES), "EDUGRID_LANG": "en"}

    def edugrid(*arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "edugrid", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    before = network.texts()
    chosen = [word for name in ROLES for word in ("--device", name)]
    plan = str(network.folder / "plan.json")
    shown = edugrid("plan", "henan/zhengzhou", *chosen, "--out", plan)
    assert "simulated" in shown
    assert "vlan 100" in shown
    applied = edugrid("apply", plan)
    assert applied.count("done") == 3
    assert "No changes" in edugrid("plan", "henan/zhengzhou", *chosen)
    stale = subprocess.run(
        [sys.executable, "-m", "edugrid", "apply", plan], env=environment, capture_output=True, text=True, check=False
    )
    assert stale.returncode == 1
    assert "has changed since the plan was made" in stale.stderr
    run_id = applied.split("edugrid rollback ")[1].split("`")[0]
    assert "3 of 3 devices run byte for byte what they ran before" in edugrid("rollback", run_id)
    assert network.texts() == before


def _shutting(design: DeviceDesign, port: str) -> str:
    """The intended configuration with a mistake that takes an uplink down."""
    text = templates(INVENTORIES).render(design)
    return re.sub(rf"^(interface {port}\n(?: .*\n)*?)( description .*\n)", r"\1\2 shutdown\n", text, flags=re.MULTILINE)


@pytest.mark.parametrize(("name", "port"), [(SCHOOL, "10GE1/0/1"), (COUNTY, "Ten-GigabitEthernet1/0/25")])
def test_a_change_that_takes_an_uplink_down_is_taken_back(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], name: str, port: str
) -> None:
    before = network.texts()
    chosen = tuple(design for design in designs if design.name == name)
    plans = plan_devices(chosen, lambda design: _shutting(design, port), network.site())
    plan = Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=plans).sealed()
    assert "shutdown" in plans[0].forward
    result = _apply(network, plan)
    assert _states(result) == {name: "reverted"}
    assert f"uplink {port}: up -> down" in result.devices[0].reason
    assert network.texts() == before
    network.wait(REVERT_SECONDS + 400)
    assert network.texts() == before, "a forgotten timer went off"


def test_what_did_not_work_before_is_told_and_takes_nothing_back(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...]
) -> None:
    assert not network.devices[SCHOOL].type_lines(["interface 10GE1/0/1", "shutdown", "quit"])
    chosen = tuple(design for design in designs if design.name == SCHOOL)
    plans = plan_devices(chosen, lambda design: _shutting(design, "10GE1/0/1"), network.site())
    plan = Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=plans).sealed()
    result = _apply(network, plan)
    assert _states(result) == {SCHOOL: "done"}, result
    assert result.devices[0].checks_failed[-1] == "uplink 10GE1/0/1: down, expected up"


def test_a_device_that_gets_worse_before_its_wave_ends_goes_back_and_stops_the_rollout(
    network: SimulatedNetwork, designs: tuple[DeviceDesign, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, plan = network.texts(), _plan(network, designs)
    write, fallen = Journal.write, list[str]()

    def fall_after_confirming(self: Journal, event: str, device: str | None = None, **facts: object) -> None:
        write(self, event, device, **facts)
        if event == "confirmed" and device == SCHOOL and not fallen:
            fallen.append(device)
            network.devices[SCHOOL].type_lines(["interface 10GE1/0/1", "shutdown", "quit"])

    monkeypatch.setattr(Journal, "write", fall_after_confirming)
    result = _apply(network, plan)
    assert _states(result) == {SCHOOL: "reverted", COUNTY: "not-reached", CITY: "not-reached"}
    assert "uplink 10GE1/0/1: up -> down" in next(d.reason for d in result.devices if d.name == SCHOOL)
    assert network.texts() == before
    monkeypatch.undo()
    later = rollback(result.run_id, network.site(), pace=PACE)
    assert later.exit_code == 0
    assert network.texts() == before


def test_nothing_new_is_planned_on_a_device_of_a_frozen_data_centre(
    campus: tuple[SimulatedNetwork, tuple[DeviceDesign, ...]],
) -> None:
    network, chosen = campus
    frozen = {CAMPUS: FrozenDevice("old-room", date(2025, 3, 31), None)}
    (plan,) = plan_devices(chosen, templates(INVENTORIES).render, network.site(), frozen=frozen)
    assert plan.state == "refused"
    assert plan.forward == ()
    assert any(reason.startswith("vlan ") for reason in plan.reasons)
    assert all("old-room is frozen since 2025-03-31" in reason for reason in plan.reasons)
    port = {CAMPUS: FrozenDevice("old-room", date(2025, 3, 31), frozenset({"GigabitEthernet0/0/24"}))}
    (plan,) = plan_devices(chosen, templates(INVENTORIES).render, network.site(), frozen=port)
    assert plan.state == "changed"
