from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
import typer
from rich.console import Console
from toolchain_machine import Machine
from typer.testing import CliRunner

from edugrid.cli.doctor import doctor
from edugrid.cli.doctor_table import doctor_table
from edugrid.resources import resource
from edugrid.toolchain.check import Status
from edugrid.toolchain.doctor import check
from edugrid.toolchain.part import PARTS

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = ["pulumi", "pulumi-resource-openstack", "pulumi-language-python", "go"]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def status(machine: Machine) -> dict[str, Status]:
    return {item.name: item.status for item in check(machine.env)}


def table(machine: Machine, lang: str) -> str:
    out = io.StringIO()
    doctor_table(check(machine.env), lang, Console(file=out, width=200))
    return out.getvalue()


def test_bare_machine(machine: Machine) -> None:
    found = status(machine)
    assert [name for name, item in found.items() if item is Status.MISSING] == REQUIRED
    assert {name for name, item in found.items() if item is Status.WARN} >= {"git", "openstack lab", "ssh"}
    assert found["python"] is Status.OK
    assert found["uv"] is Status.OK  # it comes with this environment, on PATH or not


def test_every_gap_has_a_hint_in_both_languages(machine: Machine) -> None:
    for item in check(machine.env):
        if item.status is not Status.OK:
            assert item.hint is not None, item.name
            assert item.hint.en != item.hint.zh


def test_with_go_nothing_is_missing(machine: Machine) -> None:
    machine.program("go", 'echo "go version go1.26.8 linux/amd64"')
    found = status(machine)
    assert Status.MISSING not in found.values()
    assert found["pulumi"] is Status.WARN


def test_old_go_is_told(machine: Machine) -> None:
    machine.program("go", 'echo "go version go1.19.8 linux/amd64"')
    found = {item.name: item for item in check(machine.env)}
    assert found["go"].version == "1.19.8"
    assert found["go"].hint is not None
    assert "GOTOOLCHAIN=auto" in found["go"].hint.en
    assert found["pulumi"].status is Status.MISSING


def test_go_is_not_needed_when_all_is_built(machine: Machine) -> None:
    for part in PARTS:
        machine.program(part.folder(resource("toolchain"), machine.env) / part.product, "exit 0")
    found = status(machine)
    assert [found[name] for name in REQUIRED] == [Status.OK] * 4


def test_lab_environment_is_only_looked_for(machine: Machine) -> None:
    (machine.cache / "openstack" / "2025.1").mkdir(parents=True)
    found = {item.name: item for item in check(machine.env)}["openstack lab"]
    assert (found.status, found.detail) == (Status.OK, str(machine.cache / "openstack" / "2025.1"))


def test_table_in_english(machine: Machine) -> None:
    text = table(machine, "en")
    assert "install Go 1.25.11" in text
    assert text.splitlines()[-1] == "Missing: " + ", ".join(REQUIRED)


def test_table_in_chinese(machine: Machine) -> None:
    text = table(machine, "zh")
    assert "请安装 Go 1.25.11" in text
    assert text.splitlines()[-1] == "缺少：" + ", ".join(REQUIRED)
    assert "install" not in text.replace("plugin install", "").replace("apt-get install", "")


def test_command_as_json(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in machine.env.items():
        monkeypatch.setenv(name, value)
    app = typer.Typer()
    app.command()(doctor)
    result = CliRunner().invoke(app, ["--format", "json"])
    assert result.exit_code == 1
    found = {item["name"]: item for item in json.loads(result.stdout)}
    assert found["pulumi"]["status"] == "missing"
    assert set(found["pulumi"]["hint"]) == {"en", "zh"}
    machine.program("go", 'echo "go version go1.26.8 linux/amd64"')
    assert CliRunner().invoke(app, []).exit_code == 0
