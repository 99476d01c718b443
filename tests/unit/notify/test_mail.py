"""Mail to a server that speaks SMTP as the RFCs say."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Any

import pytest
from mail_server import Letter, MailServer, certificate
from told import CITY, TestClock, channel, digest, item

from edugrid.notify.deliver import deliver
from edugrid.notify.try_channel import try_channel

if TYPE_CHECKING:
    from pathlib import Path

    from edugrid.notify.outcome import Outcome

LOGIN = {"username": "edugrid@example.edu.cn", "password": "the-authorisation-code"}
PLAIN: dict[str, Any] = {"security": "none", "lang": "zh"}


def send(folder: Path, server: MailServer, clock: TestClock, **settings: Any) -> Outcome:  # noqa: ANN401 - YAML
    values = {
        "kind": "email",
        "host": "127.0.0.1",
        "port": server.port,
        "sender": "edugrid@example.edu.cn",
        "to": ["wang@example.edu.cn"],
    }
    duty = channel(folder, **(values | settings))
    [outcome] = deliver("duty", duty, [digest(item(1), item(2, "low"))], folder, clock)
    return outcome


def plain_of(letter: Letter) -> str:
    part = email.message_from_bytes(letter.content, policy=email.policy.default).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_encrypted_with_a_login(security: str, tmp_path: Path) -> None:
    tls, authority = certificate(tmp_path)
    with MailServer(tls, implicit=security == "tls", user=LOGIN["username"], key=LOGIN["password"]) as server:
        outcome = send(tmp_path, server, TestClock(), security=security, ca_file=str(authority), lang="zh", **LOGIN)
    assert outcome.result == "sent", outcome
    [letter] = server.letters
    assert (letter.encrypted, letter.login, letter.to) == (True, LOGIN["username"], ["wang@example.edu.cn"])
    message = email.message_from_bytes(letter.content, policy=email.policy.default)
    assert message["Subject"] == "[edugrid] henan/zhengzhou：新增 2 项（高 1，低 1）"
    assert message["Date"] == "Tue, 01 Dec 2026 12:05:10 +0800"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message.get_content_type() == "multipart/alternative"
    plain, html = (part.get_content() for part in message.iter_parts())
    assert "高 · zm-acc-1 · 被修改" in plain
    assert "高 · zm-acc-1 · 被修改" in html


def test_messages_of_a_region_are_one_thread_and_no_two_are_the_same(tmp_path: Path) -> None:
    clock = TestClock()
    with MailServer() as server:
        for _ in range(2):
            assert send(tmp_path, server, clock, **PLAIN).result == "sent"
            clock.at += 86_400
    first, second = (email.message_from_bytes(letter.content) for letter in server.letters)
    assert first["References"] == second["References"] == first["In-Reply-To"]
    assert first["Message-ID"] != second["Message-ID"]


def test_many_people_do_not_see_each_other(tmp_path: Path) -> None:
    people = [f"teacher{number}@example.edu.cn" for number in range(12)]
    with MailServer() as server:
        send(tmp_path, server, TestClock(), to=people, **PLAIN)
    [letter] = server.letters
    assert letter.to == people
    assert b"teacher" not in letter.content


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    tls, _ = certificate(tmp_path)
    clock = TestClock()
    with MailServer(tls, user="x", key="y") as server:
        outcome = send(tmp_path, server, clock, security="starttls", **LOGIN)
    assert (outcome.result, clock.slept, server.letters) == ("waiting", [], [])
    assert "ca_file" in outcome.why.en


def test_a_wrong_password_is_told_without_it(tmp_path: Path) -> None:
    tls, authority = certificate(tmp_path)
    clock = TestClock()
    with MailServer(tls, user=LOGIN["username"], key="another") as server:
        outcome = send(tmp_path, server, clock, ca_file=str(authority), **LOGIN)
    assert (outcome.result, clock.slept) == ("waiting", [])
    assert "authorisation code" in outcome.why.en
    assert LOGIN["password"] not in outcome.line().en + outcome.line().zh


def test_no_login_without_encryption(tmp_path: Path) -> None:
    with MailServer(user="x", key="y") as server:
        outcome = send(tmp_path, server, TestClock(), **LOGIN)
    assert outcome.result == "waiting"
    assert "STARTTLS" in outcome.why.en


@pytest.mark.parametrize(
    ("command", "reply", "tries"),
    [
        ("CONNECT", "421 4.3.2 busy", 2),
        ("MAIL", "451 4.3.0 try again", 2),
        ("RCPT", "450 4.2.0 greylisted", 2),
        ("END", "452 4.3.1 full", 2),
        ("END", None, 2),
        ("RCPT", "550 5.1.1 no such user", 1),
        ("END", "554 5.7.1 spam", 1),
        ("MAIL", "553 5.7.1 sender must be the login", 1),
    ],
)
def test_only_what_passes_is_tried_again(command: str, reply: str | None, tries: int, tmp_path: Path) -> None:
    clock = TestClock()
    with MailServer() as server:
        server.replies = {command: [reply]}
        outcome = send(tmp_path, server, clock, **PLAIN)
    assert len(clock.slept) == tries - 1
    assert outcome.result == ("sent" if tries == 2 else "waiting")
    assert ["（重发）" in plain_of(letter) for letter in server.letters] == [reply is None] * (tries - 1)


def test_some_of_the_people_are_refused(tmp_path: Path) -> None:
    with MailServer() as server:
        server.replies = {"RCPT": ["550 5.1.1 no such user"]}
        outcome = send(tmp_path, server, TestClock(), to=["gone@example.edu.cn", "wang@example.edu.cn"], **PLAIN)
    assert outcome.result == "sent"
    assert outcome.line().en == f"duty {CITY}: sent: not to gone@example.edu.cn: refused"


def test_a_test_says_when_a_mailbox_is_personal(tmp_path: Path) -> None:
    with MailServer() as server:
        settings = PLAIN | {"kind": "email", "host": "127.0.0.1", "port": server.port, "sender": "a@example.edu.cn"}
        office = channel(tmp_path, to=["wang@example.edu.cn"], **settings)
        home = channel(tmp_path, to=["wang@QQ.com"], **settings)
        assert try_channel("duty", office, tmp_path, TestClock()).line().zh == "duty：已发送"
        assert "个人邮箱" in try_channel("duty", home, tmp_path, TestClock()).line().zh
