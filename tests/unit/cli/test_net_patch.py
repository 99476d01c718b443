"""``edugrid net patch``: exit codes, JSON contract, encodings."""

import json
from pathlib import Path

import pytest

from edugrid.cli.app import run


def net_patch(platform: str, running: Path, intended: Path, fmt: str = "text") -> int:
    files = ["--running", str(running), "--intended", str(intended)]
    return run(["net", "patch", "--platform", platform, *files, "--format", fmt])


def _files(folder: Path, running: bytes, intended: bytes) -> tuple[Path, Path]:
    one, other = folder / "running.cfg", folder / "intended.cfg"
    one.write_bytes(running)
    other.write_bytes(intended)
    return one, other


def test_json_holds_exactly_three_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    running, intended = _files(tmp_path, b"vlan batch 10\n", b"vlan batch 10 30\n")
    assert net_patch("huawei_vrp8", running, intended, "json") == 0
    expected = {"forward": ["vlan batch 30"], "back": ["undo vlan batch 30"], "refused": []}
    assert json.loads(capsys.readouterr().out) == expected


def test_a_refusal_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    running, intended = _files(tmp_path, b"sysname A\n", b"interface GE1/0/1\n\tdescription x\n")
    assert net_patch("vrp8", running, intended, "json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["forward"] == answer["back"] == []
    assert [set(one) for one in answer["refused"]] == [{"line", "rule", "why"}]


@pytest.mark.parametrize(
    ("platform", "data", "message"),
    [
        ("cisco_ios", b"x\n", "known platforms: frr, "),
        ("vrp8", b"\xff\xfea\x00", "intended.cfg:1: the file is UTF-16"),
        ("vrp8", b"ok\n\x00\x01\x00\x02\n", "intended.cfg:2: binary data"),
        ("vrp8", b"ok\ndescription \xff\xff\n", "intended.cfg:2: neither UTF-8 nor GB18030"),
    ],
)
def test_bad_input_exits_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], platform: str, data: bytes, message: str
) -> None:
    running, intended = _files(tmp_path, b"sysname A\n", data)
    assert net_patch(platform, running, intended) == 2
    assert message in capsys.readouterr().err


def test_a_missing_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert net_patch("frr", tmp_path / "none.cfg", tmp_path / "none.cfg") == 2
    assert "none.cfg: No such file" in capsys.readouterr().err


def test_gb18030_text_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "interface GE1/0/1\n description 教学楼\n"
    running, intended = _files(tmp_path, b"interface GE1/0/1\n", text.encode("gb18030"))
    assert net_patch("vrp8", running, intended) == 0
    assert "description 教学楼" in capsys.readouterr().out


@pytest.mark.parametrize("alias", ["huawei", "VRP8", "huawei-vrp", "vrp5", "comware", "hp_comware", "h3c", "frr"])
def test_aliases(tmp_path: Path, alias: str) -> None:
    running, intended = _files(tmp_path, b"", b"")
    assert net_patch(alias, running, intended) == 0
