"""Building with a Go command that is a shell script: it logs its calls and writes the file it is asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from toolchain_machine import Machine

from edugrid.toolchain.build_part import build_part
from edugrid.toolchain.errors import DiskFullError, GoMissingError, ModulesUnreachableError
from edugrid.toolchain.part import ENGINE

if TYPE_CHECKING:
    from pathlib import Path


FAKE_GO = """
echo "$*" >> "$0.log"
case $1 in
list)
    echo "go: downloading example.org/one v1.2.3" >&2
    printf 'example.org/one\\nexample.org/two\\nexample.org/three\\n'
    ;;
build)
    echo example.org/one >&2
    echo example.org/two >&2
    while [ "$1" != -o ]; do shift; done
    echo half > "$2"
    [ -z "$FAKE_GO_FIFO" ] || cat "$FAKE_GO_FIFO" >/dev/null
    echo binary > "$2"
    ;;
esac
"""

BUILD = """
import os
from edugrid.toolchain.build_part import build_part
from edugrid.toolchain.part import ENGINE
print(build_part(ENGINE, dict(os.environ), lambda text, done: print(text, done, flush=True)))
"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def go(machine: Machine) -> Path:
    machine.program("go", FAKE_GO)
    return machine.bin / "go.log"


def env_of(machine: Machine) -> dict[str, str]:
    return {**machine.env, "PATH": f"{machine.bin}:{os.defpath}"}


def builder(machine: Machine, **more: str) -> subprocess.Popen[str]:
    env = {**os.environ, **env_of(machine), **more}
    return subprocess.Popen([sys.executable, "-c", BUILD], env=env, stdout=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], text: str) -> None:
    assert process.stdout
    assert any(text in line for line in process.stdout)


def test_once_with_progress(machine: Machine, go: Path) -> None:
    seen: list[tuple[str, float | None]] = []
    folder = build_part(ENGINE, env_of(machine), lambda text, done: seen.append((text, done)))
    assert (folder / ENGINE.product).read_text() == "binary\n"
    assert ("downloading example.org/one v1.2.3", None) in seen
    assert [done for _, done in seen if done is not None] == [0.0, 0.25, 0.5, 1.0]
    assert build_part(ENGINE, env_of(machine), lambda _text, _done: None) == folder
    assert [line.split()[0] for line in go.read_text().splitlines()] == ["list", "build"]
    assert sorted(path.name for path in folder.parent.iterdir()) == [".engine.lock", folder.name]


def test_go_sum_is_binding(machine: Machine, go: Path) -> None:
    build_part(ENGINE, env_of(machine), lambda _text, _done: None)
    assert all("-mod=readonly" in line for line in go.read_text().splitlines())


def test_two_at_once_build_once(machine: Machine, go: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with builder(machine, FAKE_GO_FIFO=str(fifo)) as first:
        wait_for(first, "example.org/two")
        with builder(machine) as second:
            wait_for(second, "waiting for another process")
            fifo.write_text("go on")
            outputs = [process.communicate()[0].splitlines()[-1] for process in (first, second)]
    assert outputs[0] == outputs[1]
    assert go.read_text().count("build -v") == 1


def test_killed_builder_leaves_a_usable_cache(machine: Machine, go: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with builder(machine, FAKE_GO_FIFO=str(fifo)) as first:
        wait_for(first, "example.org/two")
        first.send_signal(signal.SIGKILL)
    toolchain = machine.cache / "toolchain"
    assert list(toolchain.glob(".engine-building-*"))
    fifo.write_text("")  # lets the orphaned script end
    folder = build_part(ENGINE, env_of(machine), lambda _text, _done: None)
    assert (folder / ENGINE.product).read_text() == "binary\n"
    assert not list(toolchain.glob(".engine-building-*"))
    assert go.read_text().count("build -v") == 2


def test_failed_build_leaves_nothing(machine: Machine) -> None:
    machine.program("go", "echo 'x: Get \"https://p/x.zip\": dial tcp: lookup p: no such host' >&2; exit 1")
    with pytest.raises(ModulesUnreachableError, match="no such host"):
        build_part(ENGINE, env_of(machine), lambda _text, _done: None)
    assert [path.name for path in (machine.cache / "toolchain").iterdir()] == [".engine.lock"]


def test_no_go(machine: Machine) -> None:
    with pytest.raises(GoMissingError) as caught:
        build_part(ENGINE, machine.env, lambda _text, _done: None)
    assert "install Go" in caught.value.show("en")
    assert "请安装 Go" in caught.value.show("zh")


def test_no_room(machine: Machine, go: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1_000_000

    monkeypatch.setattr("edugrid.toolchain.build_part.shutil.disk_usage", lambda _path: Usage)
    with pytest.raises(DiskFullError, match="1 MB free"):
        build_part(ENGINE, env_of(machine), lambda _text, _done: None)
    assert not go.exists()
