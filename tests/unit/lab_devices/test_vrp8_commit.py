"""Two-stage behaviour of the simulated VRP8: markers, commit, trial, rollback points, conflicts, exit question."""

from pathlib import Path

import pytest

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.reply import Reply
from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.make_device import make_device


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def device(clock: Clock) -> Device:
    return make_device("huawei_vrp8", "pe1", ports=["GE1/0/1"], clock=clock)


def config(device: Device, *lines: str, user: str = "admin") -> Session:
    session = device.login(user)
    for line in ("system-view", *lines):
        assert session.submit(line).refused is None, line
    return session


def ask(session: Session, line: str, *answers: str) -> Reply:
    reply = session.submit(line)
    for answer in answers:
        assert reply.question is not None, reply
        reply = session.submit(answer)
    assert reply.question is None, reply
    return reply


def name(device: Device) -> str:
    return device.sysname


def test_markers_and_names_of_views(device: Device) -> None:
    session = device.login()
    assert session.prompt() == "<pe1>"
    assert session.submit("system-view").text == "Enter system view, return user view with return command."
    assert session.prompt() == "[~pe1]"
    session.submit("interface GE1/0/1")
    assert session.prompt() == "[~pe1-GE1/0/1]"
    session.submit("description x")
    assert session.prompt() == "[*pe1-GE1/0/1]"
    session.submit("undo description")
    assert session.prompt() == "[~pe1-GE1/0/1]"
    session.submit("quit")
    session.submit("bgp 65001")
    assert session.prompt() == "[*pe1-bgp]"  # a view of a new object is a change
    session.submit("ipv6-family unicast")
    assert session.prompt() == "[*pe1-bgp-af-ipv6]"
    session.submit("commit")
    assert session.prompt() == "[~pe1-bgp-af-ipv6]"


def test_candidate_is_private_until_commit_and_sysname_changes_the_prompt_then(device: Device) -> None:
    session = config(device, "sysname core")
    assert device.sysname == "pe1"
    assert session.prompt() == "[*pe1]"
    assert session.submit("display configuration candidate changes").text == (
        "Building configuration\n-sysname pe1\n+sysname core"
    )
    assert session.submit("commit").text == "Committing....done."
    assert session.prompt() == "[~core]"
    session.submit("vlan batch 10")
    session.submit("clear configuration candidate")
    assert session.prompt() == "[~core]"
    assert "vlan batch" not in device.running_text()


@pytest.mark.parametrize(
    ("answer", "prompt", "committed"), [("Y", "<core>", True), ("n", "<pe1>", False), ("C", "[*pe1]", False)]
)
@pytest.mark.parametrize("leave", ["quit", "return"])
def test_exit_question(device: Device, leave: str, answer: str, prompt: str, *, committed: bool) -> None:
    session = config(device, "sysname core")
    reply = session.submit(leave)
    assert reply.question is not None
    assert reply.question.text == (
        "Warning: Uncommitted configurations found, commit them before exiting? [Y(yes)/N(no)/C(cancel)]:"
    )
    again = session.submit("maybe")
    assert again.question is not None
    assert again.question.text == (
        "Error: Please choose 'YES', 'NO' or 'CANCEL' first before pressing 'Enter'. [Y/N/C]:"
    )
    assert session.submit(answer).question is None
    assert session.prompt() == prompt
    assert (device.sysname == "core") is committed


def test_semantic_errors_come_at_commit_and_keep_the_candidate(device: Device) -> None:
    session = config(device, "interface Vlanif10", "ip address 10.0.0.1 24", "quit")
    before = device.running_text()
    assert session.submit("commit").refused == "Error: interface Vlanif10: the VLAN does not exist."
    assert device.running_text() == before
    assert session.prompt() == "[*pe1]"
    session.submit("vlan batch 10")
    assert session.submit("commit").refused is None
    session.submit("interface LoopBack0")
    session.submit("ip address 10.0.0.7 32")
    assert "conflicts with another interface" in (session.submit("commit").refused or "")


def test_two_users_merge_or_conflict(device: Device) -> None:
    one, two = config(device, "info-center loghost 10.0.0.1"), config(device, "vlan batch 10", user="two")
    three = config(device, "interface GE1/0/1", "description three", user="three")
    assert one.submit("commit").refused is None
    assert two.submit("commit").refused is None  # other things: merged
    assert "info-center loghost 10.0.0.1" in device.running_text()
    assert "vlan batch 10" in device.running_text()
    four = config(device, "interface GE1/0/1", "description four", user="four")
    assert three.submit("commit").refused is None
    refused = four.submit("commit").refused or ""
    assert refused.startswith("Error: The configuration conflicts")
    assert "description four" in refused
    assert " description three\n" in device.running_text()
    four.submit("clear configuration candidate")
    assert four.prompt() == "[~pe1-GE1/0/1]"


def test_vlan_lists_of_two_users_are_united(device: Device) -> None:
    config(device, "vlan batch 1 to 5").submit("commit")
    one, two = config(device, "vlan batch 10"), config(device, "undo vlan batch 3")
    one.submit("commit")
    assert two.submit("commit").refused is None
    assert "vlan batch 1 to 2 4 to 5 10\n" in device.running_text()


def test_trial_reverts_by_itself_at_the_deadline(device: Device, clock: Clock) -> None:
    before = device.running_text(header=False)
    session = config(device, "sysname core")
    text = session.submit("commit trial 120").text
    assert (
        "The system will revert to previous configuration if the trial configuration is not confirmed in 120 seconds."
        in text
    )
    assert device.sysname == "core"
    clock.now += 119
    assert "Trial status: ACTIVE\nTrial time left (sec): 1" in session.submit("display configuration trial status").text
    clock.now += 2
    device.tick()
    assert device.running_text(header=False) == before
    assert session.submit("display configuration trial status").text == "Trial status: INACTIVE"


def test_trial_without_persist_belongs_to_its_session(device: Device) -> None:
    session = config(device, "sysname core")
    session.submit("commit trial 600")
    other = config(device, "vlan batch 10")
    assert "system is in trial configuration mode" in (other.submit("commit").refused or "")
    session.close()  # the connection is lost
    assert device.sysname == "pe1"
    assert other.submit("commit").refused is None


def test_trial_is_confirmed_in_the_same_session(device: Device, clock: Clock) -> None:
    session = config(device, "sysname core")
    session.submit("commit trial 60")
    reply = session.submit("commit")
    assert reply.question is not None
    assert reply.question.text.endswith("The trial configuration will be confirmed. Continue? [Y/N]:")
    session.submit("Y")
    clock.now += 1000
    device.tick()
    assert device.sysname == "core"


def test_persistent_trial_is_confirmed_from_another_session(device: Device, clock: Clock) -> None:
    session = config(device, "sysname core")
    session.submit("commit trial 300 label change-1 persist p77")
    ask(session, "return")
    session.submit("quit")
    assert session.closing
    assert device.sysname == "core"
    other = config(device)
    assert "system is in trial configuration mode" in (other.submit("commit").refused or "")
    assert other.submit("commit persist wrong").refused is not None
    ask(other, "commit persist p77", "y")
    clock.now += 1000
    device.tick()
    assert device.sysname == "core"


def test_repeated_trial_restarts_the_timer_and_abort_goes_back_to_the_start(device: Device, clock: Clock) -> None:
    session = config(device, "sysname one")
    session.submit("commit trial 100 persist p")
    clock.now += 90
    session.submit("sysname two")
    assert session.submit("commit trial 100 persist p").refused is None
    clock.now += 90
    device.tick()
    assert device.sysname == "two"
    assert ask(session, "abort trial persist p", "Y").text == "Info: The trial configuration rollback succeeded."
    assert device.sysname == "pe1"


def test_trial_time_below_60_is_a_wrong_parameter(device: Device) -> None:
    session = config(device, "sysname core")
    assert "Wrong parameter" in (session.submit("commit trial 59").refused or "")


def test_rollback_to_id_last_label_and_file(device: Device) -> None:
    texts = [device.running_text(header=False)]
    for index in range(3):
        session = config(device, f"vlan batch {index + 10}")
        session.submit(f"commit label l{index}")
        session.submit("return")
        texts.append(device.running_text(header=False))
    user = device.login()
    listed = user.submit("display configuration commit list").text.splitlines()
    assert [row.split()[:4] for row in listed[1:]] == [
        ["1", "1000000003", "l2", "admin"],
        ["2", "1000000002", "l1", "admin"],
        ["3", "1000000001", "l0", "admin"],
    ]
    text = ask(user, "rollback configuration to commit-id 1000000001", "Y").text
    assert "Configuration rollback succeeded." in text
    assert device.running_text(header=False) == texts[1]  # as of the point, the point included
    ask(user, "rollback configuration last 1", "Y")
    assert device.running_text(header=False) == texts[3]
    ask(user, "rollback configuration to label l1", "Y")
    assert device.running_text(header=False) == texts[2]
    device.flash.write("back.cfg", texts[0])
    reply = user.submit("rollback configuration to file back.cfg")
    assert reply.question is not None
    assert "to the file back.cfg" in reply.question.text
    user.submit("N")
    assert device.running_text(header=False) == texts[2]
    ask(user, "rollback configuration to file back.cfg", "Y")
    assert device.running_text(header=False) == texts[0]
    assert "Type: ROLLBACK" in user.submit("display configuration commit list verbose 1").text
    assert user.submit("rollback configuration to commit-id 1000000777").refused is not None
    assert user.submit("rollback configuration last 60").refused is not None


def test_at_most_80_points_and_the_oldest_is_dropped(device: Device) -> None:
    for index in range(85):
        assert device.type_lines([f"vlan batch {index + 2}"]) == []
    listed = device.login().submit("display configuration commit list").text.splitlines()
    assert len(listed) == 81
    user = device.login()
    ask(user, "rollback configuration last 80", "Y")
    assert "vlan batch 2 to 6\n" in device.running_text()


def test_lock_stops_other_commits_until_it_times_out(device: Device, clock: Clock) -> None:
    one, two = config(device, "configuration exclusive"), config(device, "vlan batch 10", user="two")
    assert two.submit("commit").refused == "Error: The configuration is locked by other user. [Session ID = 1]"
    assert one.submit("display configuration exclusive user").text.startswith("User name: admin")
    clock.now += 31
    assert two.submit("commit").refused is None


def test_commit_failures_keep_the_candidate(device: Device) -> None:
    device.faults.set({"commit_fail": 2})
    session = config(device, "sysname core")
    for _ in range(2):
        assert (session.submit("commit").refused or "").startswith("Error:")
        assert session.prompt() == "[*pe1]"
    assert session.submit("commit").refused is None
    assert device.sysname == "core"


def test_undo_bgp_asks_and_no_keeps_it(device: Device) -> None:
    session = config(device, "bgp 65001", "peer 10.0.0.2 as-number 65002", "quit", "commit")
    reply = session.submit("undo bgp")
    assert reply.question is not None
    assert reply.question.text == "Warning: All BGP configurations will be deleted. Continue? [Y/N]:"
    session.submit("n")
    assert session.prompt() == "[~pe1]"
    ask(session, "undo bgp 65001", "x", "y")
    assert session.prompt() == "[*pe1]"
    session.submit("commit")
    assert "bgp" not in device.running_text()


def test_undo_peer_takes_its_lines_in_all_families(device: Device) -> None:
    session = config(device, "bgp 65001", "peer 10.0.0.2 as-number 65002", "peer 2001:DB8::2 as-number 65002")
    for line in ("ipv6-family unicast", "peer 2001:DB8::2 enable", "quit"):
        session.submit(line)
    ask(session, "undo peer 2001:db8::2", "y")
    session.submit("commit")
    assert "2001:DB8::2" not in device.running_text()
    assert "  peer 10.0.0.2 enable" in device.running_text()
    ask(session, "undo peer 10.0.0.2", "y")
    session.submit("commit")
    assert "10.0.0.2" not in device.running_text()


def test_disabled_ipv4_peer_is_printed_as_undo(device: Device) -> None:
    session = config(
        device,
        "bgp 65001",
        "peer 10.0.0.2 as-number 65002",
        "ipv4-family unicast",
        "undo peer 10.0.0.2 enable",
        "commit",
    )
    assert "  undo peer 10.0.0.2 enable\n" in device.running_text()
    session.submit("peer 10.0.0.2 enable")
    session.submit("commit")
    assert "  peer 10.0.0.2 enable\n" in device.running_text()


def test_binding_a_vpn_wipes_the_addresses(device: Device) -> None:
    session = config(device, "ip vpn-instance v1", "quit", "interface LoopBack0", "ip address 10.0.0.1 32")
    assert session.submit("ip binding vpn-instance v1").text == (
        "Info: All IPv4 and IPv6 related configurations on this interface are removed."
    )
    session.submit("commit")
    assert "interface LoopBack0\n ip binding vpn-instance v1\n#" in device.running_text()


def test_undo_of_a_vlan_takes_its_view_and_is_refused_while_its_vlanif_lives(device: Device) -> None:
    config(device, "vlan 10", "description x", "quit", "interface Vlanif10", "commit")
    session = config(device, "undo vlan 10")
    assert session.submit("commit").refused == "Error: interface Vlanif10: the VLAN does not exist."
    session.submit("undo interface Vlanif10")
    assert session.submit("commit").refused is None
    assert "vlan" not in device.running_text().lower()


def test_immediate_mode_has_no_marker_and_no_commit(device: Device) -> None:
    session = device.login()
    session.submit("system-view immediately")
    assert session.prompt() == "[pe1]"
    session.submit("sysname core")
    assert device.sysname == "core"
    session.submit("quit")
    assert session.prompt() == "<core>"


def test_points_startup_and_files_survive_the_process_and_an_open_trial_does_not(tmp_path: Path, clock: Clock) -> None:
    first = make_device("huawei_vrp8", "pe1", tmp_path, clock=clock)
    assert first.type_lines(["vlan batch 10"]) == []
    session = first.login()
    ask(session, "save", "y")
    session.submit("system-view")
    session.submit("sysname trial")
    session.submit("commit trial 600 persist p")
    first.flush()
    second = make_device("huawei_vrp8", "pe1", tmp_path, clock=clock)
    assert second.sysname == "pe1"
    assert "vlan batch 10" in second.running_text()
    user = second.login()
    assert len(user.submit("display configuration commit list").text.splitlines()) == 4
    ask(user, "rollback configuration to commit-id 1000000001", "Y")
    assert "flash:/vrpcfg.cfg" in user.submit("display startup").text


def test_reboot_loads_the_saved_configuration_and_ends_sessions(device: Device) -> None:
    session = config(device, "sysname saved", "commit")
    session.submit("return")
    ask(session, "save", "y")
    session.submit("system-view")
    session.submit("sysname lost")
    session.submit("commit")
    session.submit("return")
    assert "saved" in session.submit("display saved-configuration | include sysname").text
    reply = ask(session, "reboot", "y")
    assert reply.closed
    assert device.sysname == "saved"
    assert device.sessions == []


def test_undo_may_leave_out_words_in_the_middle(device: Device) -> None:
    session = config(device, "route-policy IN permit node 5", "quit", "route-policy IN deny node 6", "quit", "commit")
    assert session.submit("undo route-policy IN node 5").refused is None
    assert session.submit("undo route-policy IN node 7").refused is not None
    session.submit("commit")
    assert "route-policy IN permit" not in device.running_text()
    assert "route-policy IN deny node 6\n" in device.running_text()
    session = config(device, "bgp 65001", "timer keepalive 10 hold 30", "undo timer keepalive hold", "commit")
    assert "timer" not in device.running_text()
