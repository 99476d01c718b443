"""Plain webhooks, TLS and proxies."""

from __future__ import annotations

import hashlib
import hmac
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
from fuzz_servers import HEAD, answering
from mail_server import certificate
from robots import KEY, Robot, RobotServer
from told import TestClock, channel, digest, item

from edugrid.notify.channels.robot import Robot as RobotChannel
from edugrid.notify.deliver import deliver
from edugrid.notify.post import post
from edugrid.notify.try_channel import try_channel

if TYPE_CHECKING:
    from pathlib import Path

    from edugrid.notify.outcome import Outcome


def send(folder: Path, clock: TestClock, **settings: Any) -> Outcome:  # noqa: ANN401 - YAML
    [outcome] = deliver("duty", channel(folder, **settings), [digest(item(1), closed=(item(2),))], folder, clock)
    return outcome


def test_a_program_of_ones_own(tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("http", clock.now)
    with RobotServer(robot) as server:
        outcome = send(tmp_path, clock, kind="http", url=server.url, token="bearer-1", secret="signs", lang="en")
    assert outcome.result == "sent"
    [body], [raw], [headers] = robot.taken, robot.raw, robot.headers
    stamp = headers["X-Edugrid-Timestamp"]
    assert stamp == str(int(clock.now()))
    assert (
        headers["X-Edugrid-Signature"] == "sha256=" + hmac.digest(b"signs", f"{stamp}.".encode() + raw, "sha256").hex()
    )
    assert headers["Authorization"] == "Bearer bearer-1"
    assert body["version"] == 1
    assert (body["event"], body["region"], body["resent"]) == ("drift", "henan/zhengzhou", False)
    assert body["runs"] == {"first": 17, "last": 17, "count": 1}
    assert [found["asset"] for found in body["new"]] == ["zm-acc-1"]
    assert [found["asset"] for found in body["closed"]] == ["zm-acc-2"]
    assert body["open"] == {"high": 2, "medium": 1, "low": 0}
    assert body["text"].startswith("edugrid henan/zhengzhou: 1 new (high 1), 1 repaired\n")
    assert hashlib.sha256(raw).digest() != b""


@pytest.mark.parametrize(("status", "tries"), [(404, 1), (401, 1), (503, 5), (429, 5)])
def test_status_of_a_plain_webhook(status: int, tries: int, tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("http", clock.now)
    robot.faults = [status] * 9
    with RobotServer(robot) as server:
        outcome = send(tmp_path, clock, kind="http", url=server.url)
    assert (outcome.result, len(robot.headers)) == ("waiting", tries)
    assert f"HTTP status {status}" in outcome.why.en


def test_certificates_are_checked_and_a_ca_file_is_believed(tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("wecom", clock.now)
    tls, authority = certificate(tmp_path)
    with RobotServer(robot, tls) as server:
        outcome = send(tmp_path, clock, kind="wecom", url=server.url)
        assert (outcome.result, clock.slept, robot.taken) == ("waiting", [], [])
        assert "ca_file" in outcome.why.en
        assert KEY not in outcome.line().en
        assert send(tmp_path, clock, kind="wecom", url=server.url, ca_file=str(authority)).result == "sent"
    assert len(robot.taken) == 1


def test_the_proxy_of_the_channel_goes_before_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def refuse() -> None:
        line, _ = listener.accept()
        with line:
            asked.append(line.recv(4096))
            line.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    thread = threading.Thread(target=refuse, daemon=True)
    thread.start()
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    proxy = f"http://u:proxy-geheim@127.0.0.1:{listener.getsockname()[1]}"
    url = f"https://robot.example/cgi-bin/webhook/send?key={KEY}"
    outcome = try_channel("duty", channel(tmp_path, kind="wecom", url=url, proxy=proxy), tmp_path, TestClock())
    thread.join()
    listener.close()
    assert asked[0].startswith(b"CONNECT robot.example:443 HTTP/1.")
    assert KEY.encode() not in asked[0]
    assert outcome.result == "failed"
    assert "proxy" in outcome.why.en
    assert "geheim" not in outcome.line().en


def test_a_test_is_sent_once_and_not_kept(tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("feishu", clock.now)
    with RobotServer(robot) as server:
        to = channel(tmp_path, kind="feishu", url=server.url, lang="zh")
        assert try_channel("duty", to, tmp_path, clock).result == "sent"
        robot.down = True
        assert try_channel("duty", to, tmp_path, clock).result == "failed"
        robot.down = False
        assert deliver("duty", to, (), tmp_path, clock) == ()
    assert "测试消息" in str(robot.taken)


def test_an_answer_that_nests_without_end_is_none_of_the_service() -> None:
    with answering(HEAD + b"\r\n" + b"[" * 30_000) as port:
        reply = post(RobotChannel.model_validate({"kind": "wecom", "url": f"http://127.0.0.1:{port}/x"}), {}, 0)
    assert reply.why
    assert "not an answer of the service" in reply.why.en
