"""The air-gapped bundle: made here, installed and used where there is no network at all."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from no_network import ENTER

from edugrid import __version__
from edugrid.toolchain.versions import ENGINE_VERSION, PROVIDER_VERSION

pytestmark = [pytest.mark.lab, pytest.mark.offline]

VERSION = ".".join(map(str, sys.version_info[:2]))
CONNECT = "import socket; socket.create_connection(('192.0.2.1', 80), 5)"
PROGRAM = """
import pulumi
import pulumi_openstack as openstack

network = openstack.networking.Network("campus", admin_state_up=True)
openstack.networking.Subnet("v6", network_id=network.id, cidr="2001:db8::/64", ip_version=6)
pulumi.export("word", pulumi.Config().require_secret("word"))
"""


class Offline:
    """A user of a machine without a network, who has a home, the system's programs, and an unpacked bundle."""

    def __init__(self, home: Path, root: Path) -> None:
        self.home = home
        self.root = root
        self.prefix = home / ".local" / "share" / "edugrid"

    def begin(
        self, *command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.Popen[str]:
        path = f"{self.home}/.local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return subprocess.Popen(
            [*ENTER, *map(str, command)],
            cwd=cwd or self.home,
            env={"LANG": "C.UTF-8", "PATH": path, "HOME": str(self.home), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(
        self, *command: str | Path, cwd: Path | None = None, code: int = 0, env: dict[str, str] | None = None
    ) -> str:
        with self.begin(*command, cwd=cwd, env=env) as process:
            said, _ = process.communicate()
        assert process.returncode == code, said
        return said

    def install(self, *options: str | Path, code: int = 0) -> str:
        python = Path(sys.base_prefix) / "bin" / f"python{VERSION}"
        return self.run("sh", self.root / "install.sh", "--python", python, *options, code=code)

    def installed(self) -> list[str]:
        return [path.name for path in self.prefix.glob("*")]


@pytest.fixture(scope="module")
def tar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of this checkout, by the command that people type; wheels and tools come from the cache when they can."""
    out = tmp_path_factory.mktemp("dist") / f"edugrid-{__version__}-linux-{os.uname().machine}.tar"
    command = [sys.executable, "-m", "edugrid", "bundle", "--lab", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    digest = done.stdout.split()[-1]
    assert out.with_name(f"{out.name}.sha256").read_text() == f"{digest}  {out.name}\n"
    return out


@pytest.fixture(scope="module")
def root(tar: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "-xf", tar, "-C", folder], check=True)
    (top,) = folder.iterdir()
    assert f"{top.name}.tar" == tar.name
    return top


@pytest.fixture(scope="module")
def user(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Offline:
    """Somebody who has installed the bundle for himself, with no option but the interpreter's name."""
    user = Offline(tmp_path_factory.mktemp("home"), root)
    assert "Network is unreachable" in user.run("python3", "-c", CONNECT, code=1)
    said = user.install()
    assert f"installed: {user.prefix}" in said
    assert "Nothing required is missing." in said
    return user


@pytest.fixture(scope="module")
def region(user: Offline) -> Path:
    user.run("edugrid", "init", "region")
    return user.home / "region"


def test_nothing_but_one_folder_and_one_link(user: Offline) -> None:
    (name,) = user.installed()
    assert name.startswith(f"{__version__}-")
    link = user.home / ".local" / "bin" / "edugrid"
    assert link.is_symlink()
    assert link.resolve() == user.prefix / name / "bin" / "edugrid"
    found = user.run(user.prefix / name / "bin" / "python", "-c", "import edugrid; print(edugrid.__file__)").strip()
    assert not Path(found).is_relative_to(Path(__file__).parents[2])


def test_the_tools_are_those_of_the_bundle(user: Offline) -> None:
    checks = {check["name"]: check for check in json.loads(user.run("edugrid", "doctor", "--format", "json"))}
    for name in ("pulumi", "pulumi-resource-openstack", "pulumi-language-python"):
        assert checks[name]["status"] == "ok"
        assert checks[name]["detail"].startswith(str(user.prefix))
        assert checks[name]["detail"].endswith("(installed)")


def test_the_intent_is_checked_and_rendered(user: Offline, region: Path) -> None:
    assert re.search(r"\d devices, 2 tenancies", user.run("edugrid", "validate", cwd=region))
    user.run("edugrid", "render", "henan/zhengzhou", "--out", "out", cwd=region)
    assert (region / "out" / "tenancy.json").is_file()


def test_the_engine_runs_a_program_with_the_provider(user: Offline, region: Path) -> None:
    """Real engine, language host and provider; the cloud they would talk to is not there, so nothing is created."""
    nowhere = {"auth": {"auth_url": "http://127.0.0.1:9/v3", "username": "u", "password": "p", "project_name": "x"}}
    clouds = region / "clouds.yaml"
    clouds.write_text(json.dumps({"clouds": {"gov": nowhere, "telecom": nowhere}}))
    clouds.chmod(0o600)
    lines = user.run("edugrid", "cloud", "env", cwd=region).splitlines()
    env = dict(shlex.split(line.removeprefix("export "))[0].split("=", 1) for line in lines)
    env |= {"OS_AUTH_URL": "http://127.0.0.1:9/v3", "PULUMI_BACKEND_URL": f"file://{user.home}"}
    project = user.home / "project"
    project.mkdir()
    (project / "Pulumi.yaml").write_text("name: demo\nruntime: python\n")
    (project / "__main__.py").write_text(textwrap.dedent(PROGRAM))

    def pulumi(*arguments: str) -> str:
        return user.run("pulumi", *arguments, "--non-interactive", cwd=project, env=env)

    assert ENGINE_VERSION in pulumi("version")
    pulumi("stack", "init", "dev")
    pulumi("config", "set", "--secret", "word", "hush-hush")
    assert "hush-hush" not in (project / "Pulumi.dev.yaml").read_text()
    previewed = pulumi("preview", "--diff")
    assert "openstack:networking/network:Network" in previewed
    assert "openstack:networking/subnet:Subnet" in previewed
    assert "hush-hush" not in previewed
    plugins = json.loads(pulumi("plugin", "ls", "--json"))
    assert [(plugin["name"], plugin["version"]) for plugin in plugins] == [("openstack", PROVIDER_VERSION)]
    assert PROVIDER_VERSION in pulumi("about")


def test_the_lab_can_be_installed_from_the_bundle(user: Offline) -> None:
    """Every wheel of the lab's OpenStack is there and fits; installing them would take half a minute more."""
    share = next(user.prefix.iterdir()) / "share" / "edugrid" / "lab-wheels"
    python = next(user.prefix.iterdir()) / "bin" / "python"
    said = user.run(
        *(python, "-m", "uv", "pip", "install", "--dry-run", "--offline", "--no-cache", "--no-index", "--target", "x"),
        *("--find-links", share, "--require-hashes", "--requirements", share / f"requirements-{VERSION}.txt"),
    )
    assert "+ keystone==" in said
    assert "+ nova==" in said


def test_a_second_run_finds_it_installed(user: Offline) -> None:
    before = user.installed()
    said = user.install()
    assert "this very bundle is installed already" in said
    assert "installing the Python packages" not in said
    assert user.installed() == before


def test_interrupted_leaves_nothing(root: Path, tmp_path: Path) -> None:
    user = Offline(tmp_path, root)
    python = Path(sys.base_prefix) / "bin" / f"python{VERSION}"
    with user.begin("sh", root / "install.sh", "--python", python) as process:
        assert process.stdout
        assert any(line.startswith("[3/5]") for line in process.stdout)
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate()
    assert process.returncode != 0
    assert user.installed() == []
    assert not (tmp_path / ".local" / "bin" / "edugrid").is_symlink()


def test_a_wheel_that_the_lock_does_not_know_is_not_installed(root: Path, tmp_path: Path) -> None:
    """Somebody changed a wheel and wrote its new digest into the manifest: the lock still has the old one."""
    copied = tmp_path / "bundle"
    subprocess.run(["cp", "-al", root, copied], check=True)  # hard links: only what is replaced takes room
    wheel = next((copied / "wheels").glob("typer-*.whl"))
    content = wheel.read_bytes() + b"\0"
    wheel.unlink()
    wheel.write_bytes(content)
    manifest = copied / "MANIFEST.sha256"
    digest = subprocess.run(["sha256sum", wheel], capture_output=True, text=True, check=True).stdout.split()[0]
    lines = [
        f"{digest}  wheels/{wheel.name}" if line.endswith(f"/{wheel.name}") else line
        for line in manifest.read_text().splitlines()
    ]
    manifest.unlink()
    manifest.write_text("".join(f"{line}\n" for line in lines))
    user = Offline(tmp_path / "home", copied)
    user.home.mkdir()
    said = user.install(code=1)
    assert "ash mismatch for `typer==" in said
    assert "nothing was installed" in said
    assert user.installed() == []


def test_a_tar_that_was_cut_off_is_found_out(tar: Path, tmp_path: Path) -> None:
    with tar.open("rb") as file:
        (tmp_path / "cut.tar").write_bytes(file.read(3_000_000))
    unpacked = subprocess.run(["tar", "-xf", "cut.tar"], cwd=tmp_path, capture_output=True, check=False)
    assert unpacked.returncode != 0
    user = Offline(tmp_path / "home", tmp_path / tar.stem)
    user.home.mkdir()
    assert "missing or not as they were" in user.install(code=1)
    assert list(user.home.iterdir()) == []
