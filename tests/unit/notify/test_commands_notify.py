"""``edugrid notify`` and ``edugrid drift --notify`` as a user meets them: real programs, a robot on this machine."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from robots import KEY, Robot, RobotServer

from edugrid.cli.app import run
from edugrid.region import open_region

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for state and channels; every device of the example is at an address where nothing listens."""
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(REPOSITORY / "inventories"))
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_NOTIFY", str(tmp_path / "notify.yml"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("EDUGRID_USERNAME", "nobody")
    monkeypatch.setenv("EDUGRID_PASSWORD", "nothing")
    opened = open_region(REPOSITORY / "inventories", "henan/zhengzhou")
    names = [device.name for device in opened.design.devices]
    (tmp_path / "endpoints.yml").write_text("".join(f"{name}: {{host: 127.0.0.1, port: 9}}\n" for name in names))
    monkeypatch.setenv("EDUGRID_ENDPOINTS", str(tmp_path / "endpoints.yml"))
    return tmp_path


def channels(place: Path, url: str) -> None:
    path = place / "notify.yml"
    path.touch(mode=0o600)
    path.write_text(f"channels:\n  duty: {{kind: wecom, url: '{url}', lang: zh}}\n", encoding="utf-8")


def test_test_and_retry(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    robot = Robot("wecom", time.time)
    with RobotServer(robot) as server:
        channels(place, server.url)
        assert run(["notify", "test"]) == 0
        assert capsys.readouterr().out == "duty: sent\n"
        assert run(["notify", "test", "nobody"]) == 2
        assert "no channel 'nobody'; there are: duty" in capsys.readouterr().err
        robot.faults = ["page"]
        assert run(["notify", "test", "duty"]) == 1
        assert "is a proxy or a login page in between?" in capsys.readouterr().err
        assert run(["notify", "retry"]) == 0
        assert capsys.readouterr().out == "nothing waits\n"
    assert len(robot.taken) == 1


def test_without_a_file_of_channels(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["notify", "test"]) == 2
    assert f"{place}/notify.yml: No such file" in capsys.readouterr().err
    monkeypatch.delenv("EDUGRID_NOTIFY")
    assert run(["--lang", "zh", "notify", "retry"]) == 2
    assert "EDUGRID_NOTIFY" in capsys.readouterr().err


def test_a_message_changes_no_exit_code(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    robot = Robot("wecom", time.time)
    look = ["drift", "henan/zhengzhou/zhongmu", "--only", "network", "--format", "json"]
    assert run([*look, "--notify", "--no-history"]) == 2
    capsys.readouterr()
    with RobotServer(robot) as server:
        channels(place, server.url)
        robot.faults = [{"errcode": 93000, "errmsg": f"invalid webhook url {KEY}"}]
        assert run([*look, "--notify"]) == 3
        told = capsys.readouterr().err
        assert (
            "! duty henan/zhengzhou/zhongmu: not sent, kept for `edugrid notify retry`: the robot is not known" in told
        )
        assert KEY not in told
        assert run(["notify", "status"]) == 0
        assert capsys.readouterr().out == f"duty  wecom  127.0.0.1 …{KEY[-4:]}  1 waiting\n"
        assert run(["notify", "retry"]) == 0
        assert capsys.readouterr().out == "duty henan/zhengzhou/zhongmu: sent\n"
    assert "edugrid henan/zhengzhou/zhongmu：新增" in robot.taken[0]["markdown"]["content"]
