from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from toolchain_machine import Machine

from edugrid.resources import resource
from edugrid.toolchain.find import find_tools
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PARTS, PROVIDER, Part
from edugrid.toolchain.versions import ENGINE_VERSION

if TYPE_CHECKING:
    from pathlib import Path


GOOD = 'echo "v3.250.1"'


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def cached(machine: Machine, part: Part) -> Path:
    folder = part.folder(resource("toolchain"), machine.env)
    return machine.program(folder / part.product, "exit 1")


def test_nothing_there(machine: Machine) -> None:
    tools = find_tools(machine.env)
    assert [tool.name for tool in tools.missing()] == ["pulumi", "pulumi-resource-openstack", "pulumi-language-python"]
    assert all(tool.hint and "edugrid toolchain build" in tool.hint.zh for tool in tools.missing())


def test_cache(machine: Machine) -> None:
    paths = [cached(machine, part) for part in PARTS]
    tools = find_tools(machine.env)
    assert [tools.engine.path, tools.provider.path, tools.language_host.path] == paths
    assert {tools.engine.source, tools.provider.source, tools.language_host.source} == {"cache"}
    assert tools.engine.version == ENGINE_VERSION


def test_path_comes_before_the_cache(machine: Machine) -> None:
    for part in PARTS:
        cached(machine, part)
    pulumi = machine.program("pulumi", GOOD)
    plugin = machine.program("pulumi-resource-openstack", "printf 5.5.3")
    host = machine.program("pulumi-language-python", "exit 0")
    tools = find_tools(machine.env)
    assert (tools.engine.path, tools.engine.version, tools.engine.source) == (pulumi, "3.250.1", "path")
    assert (tools.provider.path, tools.provider.version, tools.provider.source) == (plugin, "5.5.3", "path")
    assert (tools.language_host.path, tools.language_host.source) == (host, "path")


@pytest.mark.parametrize("printed", ["v3.199.9", "v4.0.0", "garbage"])
def test_engine_of_a_wrong_version_is_passed_over(machine: Machine, printed: str) -> None:
    wrong = machine.program("pulumi", f"echo {printed}")
    ours = cached(machine, ENGINE)
    engine = find_tools(machine.env).engine
    assert engine.path == ours
    assert engine.hint is not None
    assert str(wrong) in engine.hint.en
    assert "3.200.0" in engine.hint.zh


def test_engine_that_fails_is_passed_over(machine: Machine) -> None:
    machine.program("pulumi", f"{GOOD}; exit 3")
    assert find_tools(machine.env).engine.path is None


def test_plugin_in_pulumi_home(machine: Machine, tmp_path: Path) -> None:
    name = "plugins/resource-openstack-v5.5.3/pulumi-resource-openstack"
    default = machine.program(tmp_path / "home" / ".pulumi" / name, "exit 0")
    assert find_tools(machine.env).provider.path == default
    named = machine.program(tmp_path / "own" / name, "exit 0")
    assert find_tools({**machine.env, "PULUMI_HOME": str(tmp_path / "own")}).provider.path == named


def test_plugin_of_another_version_on_path_is_told(machine: Machine) -> None:
    machine.program("pulumi-resource-openstack", "printf 4.1.0")
    ours = cached(machine, PROVIDER)
    provider = find_tools(machine.env).provider
    assert provider.path == ours
    assert provider.hint is not None
    assert "4.1.0" in provider.hint.en


def test_host_on_path_is_not_taken_for_an_engine_of_ours(machine: Machine) -> None:
    machine.program("pulumi-language-python", "exit 0")
    cached(machine, ENGINE)
    ours = cached(machine, LANGUAGE_HOST)
    assert find_tools(machine.env).language_host.path == ours


def test_host_beside_a_linked_engine(machine: Machine, tmp_path: Path) -> None:
    real = machine.program(tmp_path / "opt" / "pulumi", GOOD)
    host = machine.program(tmp_path / "opt" / "pulumi-language-python", "exit 0")
    (machine.bin / "pulumi").symlink_to(real)
    assert find_tools(machine.env).language_host.path == host


def test_cache_folder_on_path_is_still_the_cache(machine: Machine) -> None:
    folder = ENGINE.folder(resource("toolchain"), machine.env)
    ours = machine.program(folder / ENGINE.product, GOOD)
    engine = find_tools({**machine.env, "PATH": str(ours.parent)}).engine
    assert (engine.path, engine.source) == (ours, "cache")
