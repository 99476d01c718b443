"""The command line as a user meets it: help, exit codes, languages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]


def edugrid(*arguments: str, cwd: Path = REPOSITORY, lang: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("EDUGRID_", "LC_"))} | {"LANG": lang}
    return subprocess.run(
        [sys.executable, "-m", "edugrid", *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def test_help_names_every_command_in_both_languages() -> None:
    english, chinese = edugrid("--help"), edugrid("--help", lang="zh_CN.UTF-8")
    assert (english.returncode, chinese.returncode) == (0, 0)
    for name in ("doctor", "lab", "validate", "render", "plan", "apply", "rollback", "net", "cloud", "drift", "retire"):
        assert f"\n  {name} " in english.stdout
        assert f"\n  {name} " in chinese.stdout
    assert "区域教育云" in chinese.stdout
    assert edugrid("--lang", "zh", "--help").stdout == chinese.stdout


def test_help_imports_nothing_heavy() -> None:
    code = "import sys\nfrom edugrid.cli.app import run\nrun(['--help'])\nprint(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    for module in ("pydantic", "annet", "napalm", "pulumi", "openstack", "rich", "jinja2", "ruamel"):
        assert f"'{module}'" not in loaded


def test_validate_is_clean_on_the_example() -> None:
    done = edugrid("validate", "henan/zhengzhou")
    assert done.returncode == 0
    assert "9 devices, 2 tenancies" in done.stdout


def test_bad_input_is_exit_2_with_the_place(tmp_path: Path) -> None:
    assert edugrid("init", str(tmp_path / "r")).returncode == 0
    province = tmp_path / "r" / "inventories" / "henan" / "province.yml"
    province.write_text(province.read_text(encoding="utf-8").replace("192.0.2.123", "192.0.2.523"), encoding="utf-8")
    for command in (("validate", "henan"), ("render", "henan", "--out", "x"), ("plan", "henan"), ("drift", "henan")):
        done = edugrid(*command, cwd=tmp_path / "r")
        assert done.returncode == 2, done.stderr
        assert "inventories/henan/province.yml:20 defaults.ntp_servers[0]" in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "r" / "x").exists()
    chinese = edugrid("validate", "henan", cwd=tmp_path / "r", lang="zh_CN.UTF-8")
    assert "不是 IP 地址或前缀" in chinese.stderr


def test_render_writes_devices_and_tenancies(tmp_path: Path) -> None:
    done = edugrid("render", "henan/zhengzhou", "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert (tmp_path / "out" / "zm-agg-1.cfg").read_text(encoding="utf-8").startswith(" sysname zm-agg-1\n")
    assert [t["cloud"] for t in json.loads((tmp_path / "out" / "tenancy.json").read_text())] == ["gov", "telecom"]


def test_init_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep", encoding="utf-8")
    done = edugrid("init", str(tmp_path))
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_allocate_records_a_new_school_and_moves_nobody(tmp_path: Path) -> None:
    assert edugrid("init", str(tmp_path / "r")).returncode == 0
    city = tmp_path / "r" / "inventories" / "henan" / "zhengzhou"
    with (city / "schools.csv").open("a", encoding="utf-8") as file:
        file.write("4101840005,薛店镇中心小学,xinzheng,18,小学,\n")
    before = (city / "ledger.yml").read_text(encoding="utf-8").splitlines()
    assert edugrid("validate", "henan/zhengzhou", cwd=tmp_path / "r").returncode == 2
    assert edugrid("allocate", "henan/zhengzhou", cwd=tmp_path / "r").returncode == 0
    assert edugrid("validate", "henan/zhengzhou", cwd=tmp_path / "r").returncode == 0
    after = (city / "ledger.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    added = [line for line in after if line not in before]
    assert added
    assert all("4101840005" in line for line in added)


@pytest.mark.parametrize("arguments", [("bogus",), ("plan",), ("lab", "sideways")])
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...]) -> None:
    assert edugrid(*arguments).returncode == 2


def test_a_region_is_the_default_of_drift() -> None:
    plain = edugrid("drift", "nowhere")
    assert plain.returncode == 2
    assert "there is no region 'nowhere'" in plain.stderr
    assert edugrid("drift", "look", "nowhere").stderr == plain.stderr
    assert {"look", "history", "forget"} <= set(edugrid("drift", "--help").stdout.split())


def test_an_empty_history_is_one_line(tmp_path: Path) -> None:
    done = edugrid("--lang", "zh", "drift", "history", "henan", "--since", "2026-11-01", cwd=tmp_path)
    assert done.stdout == "自 2026-11-01 起：未处理 0 项，已关闭 0 项\n"
    done = edugrid("drift", "forget", "--before", "2026-11-01", cwd=tmp_path)
    assert done.stdout == "forgotten: 0 runs, 0 closed findings, 0 events\n"
