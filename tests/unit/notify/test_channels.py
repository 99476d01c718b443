"""The file of channels: what it accepts, and that what is wrong is told without any value of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import channel

from edugrid.notify.channels.read import read_channels
from edugrid.notify.errors import NotifyError
from edugrid.notify.target import target

if TYPE_CHECKING:
    from pathlib import Path

KEY = "geheim-0123456789"
ROBOT = f"url: 'https://oapi.dingtalk.com/robot/send?access_token={KEY}'"


def read(folder: Path, text: str, mode: int = 0o600) -> NotifyError | None:
    path = folder / "notify.yml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    try:
        read_channels({"EDUGRID_NOTIFY": str(path)})
    except NotifyError as error:
        return error
    return None


def test_every_kind(tmp_path: Path) -> None:
    mail = "kind: email, host: smtp.example, username: u, password: p, sender: a@b.example, to: [c@d.example]"
    lines = [
        f"one: {{kind: wecom, {ROBOT}}}",
        f"two: {{kind: dingtalk, {ROBOT}, secret: SEC1, keyword: 漂移, severity: high, proxy: 'http://u:p@proxy:3128'}}",
        f"three: {{kind: feishu, {ROBOT}, regions: [henan], lang: zh, top: 3, link: 'https://report.example/'}}",
        "four: {kind: http, url: 'http://in-house.example/hook', token: abc, secret: def}",
        f"five: {{{mail}}}",
        "six: {kind: file, folder: /srv/out}",
    ]
    assert read(tmp_path, "channels:\n" + "".join(f"  {line}\n" for line in lines)) is None


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        (f"kind: wecom, {ROBOT}, secret: {KEY}", "channels.duty: Value error, WeCom robots do not sign"),
        (f"kind: wecom, url: {KEY}", "channels.duty: Value error, url must be the whole https:// address"),
        (f"kind: dingtalk, url: 'http://oapi.example/?access_token={KEY}'", "url must be the whole https:// address"),
        (f"kind: dingtalk, {ROBOT}, ca_file: /nowhere.pem", "channels.duty.ca_file: Value error, no file /nowhere.pem"),
        (f"kind: dingtalk, {ROBOT}, severity: [{KEY}]", "channels.duty.severity: Input should be"),
        (f"kind: dingtalk, {ROBOT}, hush: {KEY}", "channels.duty.hush: Extra inputs are not permitted"),
        (f"kind: dingtalk, {ROBOT}, link: 'javascript:{KEY}'", "channels.duty.link: String should match"),
        (f"kind: http, url: 'https://u:{KEY}@in.example/'", "no login in url; use token:"),
        (f"kind: pigeon, {ROBOT}", "channels.duty: Input tag 'pigeon'"),
        (f"kind: email, host: h, sender: a@b.example, to: [], password: {KEY}", "channels.duty.to:"),
        (f'kind: email, host: h, sender: "a@b.example\\nBcc: {KEY}@x", to: [c@d.example]', "channels.duty.sender:"),
        (f"kind: email, host: h, sender: a@b.example, to: [c@d.example], password: {KEY}", "username and password"),
        (
            "kind: email, host: h, sender: a@b.example, to: [c@d.example], security: none",
            "only for a server on the same",
        ),
    ],
)
def test_what_is_wrong_is_told_without_the_value(channel: str, told: str, tmp_path: Path) -> None:
    error = read(tmp_path, f"channels:\n  duty: {{{channel}}}\n")
    assert error is not None
    assert error.exit_code == 2
    assert told in error.show("en")
    assert KEY not in error.show("en") + error.show("zh") + str(error) + repr(error)
    assert error.__cause__ is None
    assert error.__suppress_context__  # a traceback would show pydantic's text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"channels: [{KEY}", "not YAML"),
        (f"{KEY}", "must be `channels:`"),
        ("channels: {}\n", "must be `channels:`"),
        (f"channels:\n  duty: {KEY}\n", "channels.duty"),
        (f"channels:\n  'Duty {KEY.upper()}/..': {{kind: file, folder: x}}\n", "pattern"),
    ],
)
def test_a_file_of_another_shape(text: str, told: str, tmp_path: Path) -> None:
    error = read(tmp_path, text)
    assert error is not None
    assert told in error.show("en")
    assert KEY not in error.show("en")


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    error = read(tmp_path, f"channels:\n  duty: {{kind: wecom, {ROBOT}}}\n", 0o640)
    assert error is not None
    assert "others may read it (mode 0640); run `chmod 600" in error.show("en")
    assert "其他用户可读" in error.show("zh")


def test_it_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotifyError, match="No such file"):
        read_channels({"EDUGRID_NOTIFY": str(tmp_path / "none.yml")})
    with pytest.raises(NotifyError, match="point EDUGRID_NOTIFY"):
        read_channels({})


def test_where_a_channel_leads_is_shown_without_its_key(tmp_path: Path) -> None:
    token = "0123-feishu-token-4567"
    assert target(channel(tmp_path, kind="dingtalk", url=f"https://oapi.example/robot/send?access_token={KEY}")) == (
        "oapi.example …6789"
    )
    assert target(channel(tmp_path, kind="feishu", url=f"https://open.example/hook/{token}")) == "open.example …4567"
    assert target(channel(tmp_path, kind="http", url="https://in.example/hook")) == "in.example"
    assert target(channel(tmp_path, kind="file", folder="/srv/out")) == "/srv/out"
