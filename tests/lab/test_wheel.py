"""The wheel, installed elsewhere, makes a region's own repository that works without this checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from edugrid.lab.openstack import Endpoint
from edugrid.region import open_region
from edugrid.toolchain.cache import cache_folder
from edugrid.toolchain.part import PARTS

REPOSITORY = Path(__file__).parents[2]
DATA = ("Pulumi.yaml", "stacks", "policies", "inventories", "network_templates", "playbooks", "toolchain")
UV = shutil.which("uv") or str(REPOSITORY / ".tools" / "bin" / "uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([UV, "build", "--wheel", "--quiet", "--out-dir", str(out), str(REPOSITORY)], check=True)
    return next(out.glob("edugrid-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`edugrid` in an environment of its own: the locked dependencies of this run's environment, the wheel on top."""
    home = tmp_path_factory.mktemp("tool")
    env = os.environ | {"UV_TOOL_DIR": str(home / "tools"), "UV_TOOL_BIN_DIR": str(home / "bin")}
    locked = home / "locked.txt"
    # uv takes constraints without hashes
    lines = (REPOSITORY / "locks" / "dev.txt").read_text(encoding="utf-8").splitlines()
    locked.write_text("\n".join(line.split("\\")[0].strip() for line in lines if "==" in line), encoding="utf-8")
    command = [UV, "tool", "install", "--quiet", "--python", sys.executable, "--constraints", str(locked), str(wheel)]
    subprocess.run(command, env=env, check=True)
    return home / "bin" / "edugrid"


def run(program: Path, *arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A new user's shell: `edugrid` is on PATH, this checkout and its environment are not."""
    env = {"PATH": f"{program.parent}:/usr/bin:/bin", "HOME": str(cwd), "LANG": "C.UTF-8"} | more
    return subprocess.run([program, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def files(folder: Path) -> dict[Path, bytes]:
    """What git would see in ``folder``."""
    ignored = {".edugrid", "__pycache__"}
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and not ignored & set(path.parts)}


@pytest.mark.lab
def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "edugrid", *DATA], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    tracked = {name for name in listed.stdout.split("\0") if name and (REPOSITORY / name).exists()}
    wanted = {name if name.startswith("edugrid/") else f"edugrid/_data/{name}" for name in tracked}
    names = set(zipfile.ZipFile(wheel).namelist())
    assert wanted - names == set()
    # files that are not in git yet are somebody's work, not a mistake of the wheel
    # the drivers, under the names that NAPALM looks for
    drivers = {path.name for path in (REPOSITORY / "napalm_drivers").glob("*.py")}
    top = {"edugrid", f"{wheel.name.split('-py3')[0]}.dist-info", *drivers}
    assert {name.split("/")[0] for name in names} == top
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".part", "/schema.json"))]


@pytest.mark.lab
def test_the_wheel_builds_the_same_toolchain(wheel: Path, tmp_path: Path) -> None:
    """One cache serves checkout and wheel; a province copies it to machines without internet."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    unpacked = tmp_path / "edugrid" / "_data" / "toolchain"
    assert [part.key(unpacked) for part in PARTS] == [part.key(REPOSITORY / "toolchain") for part in PARTS]


@pytest.mark.lab
def test_the_program_is_not_this_checkout(program: Path, tmp_path: Path) -> None:
    python = program.resolve().parent / "python"
    asked = [str(python), "-c", "import edugrid; print(edugrid.__file__)"]
    found = subprocess.run(asked, cwd=tmp_path, env={}, capture_output=True, text=True, check=True).stdout
    assert Path(found.strip()).is_relative_to(python.parents[1])
    assert run(program, "--version", cwd=tmp_path).stdout.strip() == metadata.version("edugrid")


@pytest.mark.lab
def test_a_repository_outside_the_checkout(program: Path, tmp_path: Path) -> None:
    region = tmp_path / "region"
    assert run(program, "init", str(region), cwd=tmp_path).returncode == 0
    validated = run(program, "validate", cwd=region)
    assert validated.returncode == 0, validated.stderr
    assert run(program, "render", "henan/zhengzhou", "--out", "out", cwd=region).returncode == 0
    golden = REPOSITORY / "tests" / "golden" / "render" / "henan-zhengzhou"
    for path in golden.glob("*.cfg"):
        assert (region / "out" / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    own = region / "network_templates" / "frr"
    own.mkdir()
    (own / "system.j2").write_text("hostname mine\n", encoding="utf-8")
    assert run(program, "render", "henan/zhengzhou", "--out", "out", cwd=region).returncode == 0
    assert (region / "out" / "zz-pop-1.cfg").read_text(encoding="utf-8").startswith("hostname mine\n")
    again = run(program, "init", str(region), cwd=tmp_path)
    assert again.returncode == 2
    assert "not an empty folder" in again.stderr


@pytest.mark.lab
def test_a_playbook_runs_where_only_edugrid_is_on_path(program: Path, tmp_path: Path) -> None:
    region = tmp_path / "region"
    assert run(program, "init", str(region), cwd=tmp_path).returncode == 0
    done = run(program, "playbook", "config_backup", "henan/zhengzhou/xinzheng", "--out", "out", cwd=region)
    assert done.returncode == 1, done.stderr
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert {"xz-agg-1", "xz-gw-1"} <= set(told)
    assert all(text.startswith("failed: no login for") for text in told.values())


@pytest.mark.lab
@pytest.mark.engine
def test_cloud_preview_outside_the_checkout(program: Path, openstack_lab: Endpoint, tmp_path: Path) -> None:
    """Real engine, real OpenStack services: the Pulumi program is the repository's own, its library the wheel's."""
    region = tmp_path / "region"
    assert run(program, "init", str(region), cwd=tmp_path).returncode == 0
    before = files(region)
    settings = {"OS_CLIENT_CONFIG_FILE": str(openstack_lab.clouds_yaml), "EDUGRID_CACHE": str(cache_folder(os.environ))}
    done = run(program, "cloud", "preview", "henan/zhengzhou", cwd=region, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    example = open_region(Path(__file__).parents[2] / "inventories", "henan/zhengzhou").design.tenancies
    servers = sum(len(spec.servers) for spec in example)
    assert servers > 3
    assert done.stdout.count("openstack:compute/instance:Instance") == servers
    assert files(region) == before


@pytest.mark.lab
def test_plain_files_and_doctor(program: Path, tmp_path: Path) -> None:
    (tmp_path / "running").write_text("sysname a\n#\nvlan batch 10\n#\n", encoding="utf-8")
    (tmp_path / "intended").write_text("sysname a\n#\nvlan batch 10 20\n#\n", encoding="utf-8")
    patch = run(
        program, "net", "patch", "--platform", "huawei_vrp8", "--running", "running", "--intended", "intended",
        "--format", "json", cwd=tmp_path,
    )  # fmt: skip
    assert patch.returncode == 0, patch.stderr
    assert json.loads(patch.stdout) == {"forward": ["vlan batch 20"], "back": ["undo vlan batch 20"], "refused": []}
    doctor = run(program, "doctor", "--format", "json", cwd=tmp_path)
    assert doctor.returncode in {0, 1}
    assert {"python", "go", "pulumi"} <= {check["name"] for check in json.loads(doctor.stdout)}
