"""The wheel, installed elsewhere, makes a region's own repository that works without this checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
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


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8"}
    return subprocess.run([program, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.mark.lab
def test_the_wheel_has_every_data_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "edugrid/_data/Pulumi.yaml",
        "edugrid/_data/stacks/__main__.py",
        "edugrid/_data/policies/PulumiPolicy.yaml",
        "edugrid/_data/inventories/henan/province.yml",
        "edugrid/_data/network_templates/huawei_vrp8/ownership.yml",
        "edugrid/_data/playbooks/config_backup.yml",
        "edugrid/_data/toolchain/engine/go.sum",
        "edugrid/lab/openstack/requirements.lock",
        "edugrid/lab/devices/huawei_vrp8/grammar.txt",
        "edugrid/vendors/huawei_vrp8/vendor.yml",
        "edugrid/report/templates/style.css",
    ):
        assert wanted in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


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
