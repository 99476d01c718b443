from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from toolchain_machine import Machine

from edugrid.resources import resource
from edugrid.toolchain.environment import pulumi_environment
from edugrid.toolchain.errors import ToolsMissingError
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PARTS, PROVIDER

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def built(machine: Machine) -> Machine:
    for part in PARTS:
        machine.program(part.folder(resource("toolchain"), machine.env) / part.product, "exit 0")
    return machine


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_tools_of_the_cache(built: Machine, tmp_path: Path) -> None:
    state = tmp_path / "state"
    env = pulumi_environment(state, built.env)
    sources = resource("toolchain")
    folders = env["PATH"].split(os.pathsep)
    assert folders == [
        str(LANGUAGE_HOST.folder(sources, built.env) / "bin"),
        str(ENGINE.folder(sources, built.env) / "bin"),
        str(built.bin),
    ]
    plugin = state / "pulumi-home" / "plugins" / "resource-openstack-v5.5.3" / "pulumi-resource-openstack"
    assert env["PULUMI_HOME"] == str(state / "pulumi-home")
    assert plugin.readlink() == PROVIDER.folder(sources, built.env) / PROVIDER.product
    assert not plugin.parent.is_symlink()
    assert env["PULUMI_BACKEND_URL"] == f"file://{state}/state"
    assert (state / "state").is_dir()
    assert env["PULUMI_PYTHON_CMD"] == env["EDUGRID_PYTHON"] == sys.executable
    assert pulumi_environment(state, env) == env


def test_engine_of_the_machine_keeps_its_place(built: Machine, tmp_path: Path) -> None:
    built.program("pulumi", "echo v3.250.0")
    env = pulumi_environment(tmp_path / "state", built.env)
    folders = env["PATH"].split(os.pathsep)
    assert folders[0] == str(built.bin)
    assert folders[1:] == [str(LANGUAGE_HOST.folder(resource("toolchain"), built.env) / "bin")]


def test_passphrase_is_made_once_and_private(built: Machine, tmp_path: Path) -> None:
    state = tmp_path / "state"
    file = state / "passphrase"
    env = pulumi_environment(state, built.env)
    assert env["PULUMI_CONFIG_PASSPHRASE_FILE"] == str(file)
    assert "PULUMI_CONFIG_PASSPHRASE" not in env
    first = file.read_text()
    assert len(first) >= 40
    assert (mode(file), mode(state)) == (0o600, 0o700)
    pulumi_environment(state, built.env)
    assert file.read_text() == first
    assert sorted(path.name for path in state.iterdir()) == ["passphrase", "pulumi-home", "state"]
    pulumi_environment(tmp_path / "other", built.env)
    assert (tmp_path / "other" / "passphrase").read_text() != first


@pytest.mark.parametrize(
    "own",
    [
        {"PULUMI_CONFIG_PASSPHRASE": ""},
        {"PULUMI_CONFIG_PASSPHRASE": "secret"},
        {"PULUMI_CONFIG_PASSPHRASE_FILE": "/elsewhere"},
    ],
)
def test_own_passphrase_is_respected(built: Machine, tmp_path: Path, own: dict[str, str]) -> None:
    env = pulumi_environment(tmp_path / "state", {**built.env, **own})
    assert {name: value for name, value in env.items() if "PASSPHRASE" in name} == own
    assert not (tmp_path / "state" / "passphrase").exists()


def test_own_backend_is_respected(built: Machine, tmp_path: Path) -> None:
    env = pulumi_environment(tmp_path / "state", {**built.env, "PULUMI_BACKEND_URL": "s3://bucket"})
    assert env["PULUMI_BACKEND_URL"] == "s3://bucket"
    assert not (tmp_path / "state" / "state").exists()


def test_link_follows_a_rebuilt_plugin(built: Machine, tmp_path: Path) -> None:
    state = tmp_path / "state"
    plugin = state / "pulumi-home" / "plugins" / "resource-openstack-v5.5.3" / "pulumi-resource-openstack"
    plugin.parent.mkdir(parents=True)
    plugin.symlink_to("/gone")
    pulumi_environment(state, built.env)
    assert plugin.resolve().is_file()
    assert sorted(path.name for path in (state / "pulumi-home").iterdir()) == ["plugins"]


def test_missing_tools_are_named(machine: Machine, tmp_path: Path) -> None:
    with pytest.raises(ToolsMissingError, match="pulumi, pulumi-resource-openstack, pulumi-language-python"):
        pulumi_environment(tmp_path / "state", machine.env)
    assert not (tmp_path / "state").exists()


def test_an_environment_of_its_own_making_is_taken_again(built: Machine, tmp_path: Path) -> None:
    first = pulumi_environment(tmp_path / "state", built.env)
    again = pulumi_environment(tmp_path / "state", first)
    other = pulumi_environment(tmp_path / "other", first)
    for env in (first, again, other):
        plugin = tmp_path / env["PULUMI_HOME"] / "plugins" / "resource-openstack-v5.5.3" / "pulumi-resource-openstack"
        assert plugin.is_file()
    assert again == first
