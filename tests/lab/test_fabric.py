"""The lab's real FRR routers: start, stay apart, keep their state, leave nothing."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edugrid.lab import fabric
from edugrid.lab.fabric.state import State

pytestmark = [pytest.mark.lab, pytest.mark.frr, pytest.mark.usefixtures("frr_here")]

PAIR = (
    (fabric.RouterSpec("a", "router-a"), fabric.RouterSpec("b", "router-b", ("ospfd",))),
    (fabric.LinkSpec("a", "eth1", "b", "eth1"), fabric.LinkSpec("b", "eth2", "h-b", "eth0")),
)


def ssh(lab: Path, where: tuple[str, int], command: str) -> subprocess.CompletedProcess[str]:
    layout = fabric.Layout(lab)
    options = ["-i", str(layout.key), "-p", str(where[1]), "-F", "none", "-o", "BatchMode=yes"]
    options += ["-o", f"UserKnownHostsFile={layout.known_hosts}", "-o", "StrictHostKeyChecking=yes"]
    return subprocess.run(
        ["ssh", *options, f"root@{where[0]}", command], capture_output=True, text=True, check=False, timeout=30
    )


def namespaces(lab: Path) -> list[str]:
    listed = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True).stdout
    return [line.split()[0] for line in listed.splitlines() if line.startswith(fabric.Layout(lab).prefix)]


def processes(lab: Path) -> list[str]:
    """List what runs for this lab: each agent bears the lab's path, each namespace member is found by its namespace."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != str(os.getpid()):
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if str(fabric.Layout(lab).root) in command:
                found.append(command)
    for name in namespaces(lab):
        done = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True, check=True)
        found += done.stdout.split()
    return found


def test_each_router_is_its_own_machine_behind_real_openssh(tmp_path: Path) -> None:
    try:
        where = fabric.up(tmp_path, *PAIR)
        answers = {name: ssh(tmp_path, address, "hostname; vtysh -c 'show version'") for name, address in where.items()}
        assert [answer.stdout.splitlines()[0] for answer in answers.values()] == ["router-a", "router-b"]
        assert "(router-b)" in answers["b"].stdout
        files = "ls /run/frr/*.vty; ps ax -o comm="
        assert "bgpd" in ssh(tmp_path, where["a"], files).stdout
        assert "bgpd" not in ssh(tmp_path, where["b"], files).stdout
        assert "ospfd" in ssh(tmp_path, where["b"], files).stdout
        assert all(node.alive for node in fabric.status(tmp_path).values())
    finally:
        fabric.down(tmp_path)


def test_routers_are_reachable_on_loopback_only_and_with_the_labs_key_only(tmp_path: Path) -> None:
    try:
        host, port = fabric.up(tmp_path, *PAIR)["a"]
        assert host == "127.0.0.1"
        with socket.create_connection((host, port), timeout=5) as connection:
            assert connection.recv(64).startswith(b"SSH-2.0-OpenSSH")
        listening = subprocess.run(["ss", "-Hltn", f"sport = :{port}"], capture_output=True, text=True, check=True)
        assert [line.split()[3] for line in listening.stdout.splitlines()] == [f"127.0.0.1:{port}"]
        known = f"UserKnownHostsFile={fabric.Layout(tmp_path).known_hosts}"
        denied = subprocess.run(
            ["ssh", "-F", "none", "-p", str(port), "-o", "BatchMode=yes", "-o", known, f"root@{host}", "true"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Permission denied (publickey)" in denied.stderr
        assert fabric.Layout(tmp_path).key.stat().st_mode & 0o077 == 0
    finally:
        fabric.down(tmp_path)


def test_up_is_idempotent_and_saved_configuration_survives_down(tmp_path: Path) -> None:
    try:
        where = fabric.up(tmp_path, *PAIR)
        agents = State.load(fabric.Layout(tmp_path).state).agents
        assert fabric.up(tmp_path, *PAIR) == where
        assert State.load(fabric.Layout(tmp_path).state).agents == agents
        edits = "vtysh -c 'configure' -c 'interface eth1' -c 'description KEPT' -c 'end' -c 'write'"
        assert ssh(tmp_path, where["a"], edits).returncode == 0
        fabric.down(tmp_path)
        assert fabric.up(tmp_path, *PAIR) == where
        shown = ssh(tmp_path, where["a"], "vtysh -c 'show running-config'").stdout
        assert " description KEPT" in shown
    finally:
        fabric.down(tmp_path)


def test_two_labs_do_not_meet(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    try:
        fabric.up(one, *PAIR)
        where = fabric.up(two, *PAIR)
        assert set(namespaces(one)).isdisjoint(namespaces(two))
        fabric.down(one)
        assert namespaces(one) == []
        assert all(node.alive for node in fabric.status(two).values())
        assert ssh(two, where["b"], "hostname").stdout == "router-b\n"
    finally:
        fabric.down(one)
        fabric.down(two)


def test_packets_cross_the_cables(tmp_path: Path) -> None:
    try:
        where = fabric.up(tmp_path, *PAIR)
        typed = (
            "vtysh -c 'configure' -c 'interface eth2' -c 'ip address 10.9.0.1/24' -c 'ipv6 address 2001:db8:9::1/64'"
        )
        assert ssh(tmp_path, where["b"], typed).returncode == 0
        fabric.address(tmp_path, "h-b", "eth0", ("10.9.0.2/24", "2001:db8:9::2/64"), ("10.9.0.1", "2001:db8:9::1"))
        assert fabric.ping(tmp_path, "h-b", "10.9.0.1")
        assert fabric.ping(tmp_path, "h-b", "2001:db8:9::1", source="2001:db8:9::2")
        assert not fabric.ping(tmp_path, "h-b", "10.9.0.77")
    finally:
        fabric.down(tmp_path)


def test_down_leaves_nothing(tmp_path: Path) -> None:
    links_before = subprocess.run(["ip", "-o", "link"], capture_output=True, text=True, check=True).stdout.count("\n")
    mounts_before = Path("/proc/self/mounts").read_text().count(" /etc/frr ")
    fabric.up(tmp_path, *PAIR)
    assert len(namespaces(tmp_path)) == 3
    assert processes(tmp_path)
    done = fabric.down(tmp_path)
    assert "router a ended" in done
    assert namespaces(tmp_path) == []
    assert processes(tmp_path) == []
    assert Path("/proc/self/mounts").read_text().count(" /etc/frr ") == mounts_before
    links = subprocess.run(["ip", "-o", "link"], capture_output=True, text=True, check=True).stdout.count("\n")
    assert links == links_before
    assert fabric.down(tmp_path) == []
    assert not any(node.alive for node in fabric.status(tmp_path).values())


def test_down_cleans_what_a_crashed_up_left(tmp_path: Path) -> None:
    fabric.up(tmp_path, *PAIR)
    state = fabric.Layout(tmp_path).state
    agents = State.load(state).agents
    state.unlink()  # as if up had died before it wrote anything
    os.kill(agents["a"].pid, signal.SIGKILL)
    fabric.down(tmp_path)
    assert namespaces(tmp_path) == []
    assert processes(tmp_path) == []


def test_an_up_that_is_killed_midway_leaves_something_that_down_cleans(tmp_path: Path) -> None:
    program = "import sys, pathlib; from edugrid.lab import fabric; fabric.up(pathlib.Path(sys.argv[1]), *fabric.city_topology())"
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) as building:
        while not namespaces(tmp_path) and building.poll() is None:
            time.sleep(0.005)
        building.kill()
    assert namespaces(tmp_path)
    assert not fabric.status(tmp_path)["zz-pop-1"].alive
    fabric.down(tmp_path)
    assert namespaces(tmp_path) == []
    assert processes(tmp_path) == []
    try:
        assert set(fabric.up(tmp_path, *fabric.city_topology())) == {"zz-pop-1", "zm-pop-1", "xz-pop-1"}
    finally:
        fabric.down(tmp_path)


def test_a_router_that_cannot_start_is_reported_and_ended(tmp_path: Path) -> None:
    broken = ((fabric.RouterSpec("a", "router-a", ("nosuchd",)),), ())
    with pytest.raises(fabric.FabricError, match="nosuchd"):
        fabric.up(tmp_path, *broken)
    assert namespaces(tmp_path) == []
    assert processes(tmp_path) == []


def test_a_dead_daemon_is_seen(tmp_path: Path) -> None:
    try:
        where = fabric.up(tmp_path, *PAIR)
        ssh(tmp_path, where["a"], "kill $(cat /run/frr/bgpd.pid)")
        for _ in range(100):
            seen = fabric.status(tmp_path)["a"]
            if seen.missing:
                break
        assert seen.missing == ("bgpd",)
        assert not seen.alive
        assert fabric.status(tmp_path)["b"].alive
    finally:
        fabric.down(tmp_path)
