"""Only our own processes are ended, whatever the process numbers say."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from edugrid.lab import stop_processes as module
from edugrid.lab.openstack.listener import open_listener, open_name_server
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes

SLEEP = "import time; print('on', flush=True); time.sleep(600)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEP


class Started:
    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []

    def __call__(self, code: str) -> ProcessRecord:
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        self.processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"on\n"
        record = ProcessRecord.of(process.pid)
        assert record is not None
        return record


@pytest.fixture
def start() -> Iterator[Started]:
    started = Started()
    yield started
    for process in started.processes:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_a_recorded_process_is_ended(start: Started) -> None:
    record = start(SLEEP)
    assert stop_processes({"one": record}) == ["one"]
    assert not record.alive


def test_a_reused_process_number_is_left_alone(start: Started) -> None:
    record = start(SLEEP)
    stale = replace(record, started=record.started - 1)
    assert stop_processes({"one": stale}) == []
    assert record.alive


def test_a_record_of_an_earlier_boot_is_left_alone(start: Started) -> None:
    record = start(SLEEP)
    assert stop_processes({"one": replace(record, boot="another")}) == []
    assert record.alive


def test_kill_follows_term(start: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TERM_SECONDS", 0.2)
    stubborn, meek = start(STUBBORN), start(SLEEP)
    assert stop_processes({"stubborn": stubborn, "meek": meek}) == ["stubborn", "meek"]
    assert not stubborn.alive
    assert not meek.alive


def test_a_zombie_has_ended(start: Started) -> None:
    record = start(SLEEP)
    os.kill(record.pid, signal.SIGKILL)
    os.waitid(os.P_PID, record.pid, os.WEXITED | os.WNOWAIT)
    assert ProcessRecord.of(record.pid) is None
    assert not record.alive


def test_records_survive_on_disk_and_broken_ones_count_as_none(tmp_path: Path) -> None:
    record = ProcessRecord.of(os.getpid())
    assert record is not None
    path = tmp_path / "run" / "one.json"
    record.save(path)
    assert ProcessRecord.load(path) == record
    path.write_text('{"pid": 1', encoding="utf-8")
    assert ProcessRecord.load(path) is None
    assert ProcessRecord.load(tmp_path / "none.json") is None


def test_a_taken_port_is_passed_over() -> None:
    with closing(open_listener("127.0.0.1", 0)) as first:
        port = first.getsockname()[1]
        with closing(open_listener("127.0.0.1", port)) as second:
            assert second.getsockname()[1] != port
    with closing(open_listener("127.0.0.1", port)) as again:
        assert again.getsockname()[:2] == ("127.0.0.1", port)
        with closing(socket.create_connection(("127.0.0.1", port))):
            pass


def test_a_name_server_has_one_port_for_tcp_and_udp() -> None:
    tcp, udp = open_name_server("127.0.0.1", 0)
    with closing(tcp), closing(udp):
        assert (tcp.type, udp.type) == (socket.SOCK_STREAM, socket.SOCK_DGRAM)
        assert tcp.getsockname() == udp.getsockname()
        # Taken for UDP only, the port is passed over for both.
        tcp.close()
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe, pytest.raises(OSError, match="in use"):
            probe.bind(udp.getsockname())
        other = open_name_server("127.0.0.1", udp.getsockname()[1])
        with closing(other[0]), closing(other[1]):
            assert other[0].getsockname() == other[1].getsockname() != udp.getsockname()
