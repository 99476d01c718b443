"""FRR's own parser and FRR's own differ as witnesses for planned FRR lines (real programs, no daemon needed)."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from patch_cases import Case, cases

RELOAD = Path("/usr/lib/frr/frr-reload.py")
pytestmark = [
    pytest.mark.frr,
    pytest.mark.skipif(shutil.which("vtysh") is None or not RELOAD.exists(), reason="Debian's frr is not installed"),
]


@pytest.mark.parametrize("case", cases("frr"), ids=str)
def test_vtysh_parses_every_line(case: Case, tmp_path: Path) -> None:
    for lines in (case.forward, case.back):
        file = tmp_path / "typed.conf"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        checked = subprocess.run(["vtysh", "-C", "-f", str(file)], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


@pytest.mark.parametrize("case", cases("frr"), ids=str)
def test_frr_reload_agrees_whether_anything_changes(case: Case, tmp_path: Path) -> None:
    before, after = tmp_path / "before.conf", tmp_path / "after.conf"
    before.write_text(case.before + "\n", encoding="utf-8")
    after.write_text(case.after + "\n", encoding="utf-8")
    command = [sys.executable, str(RELOAD), "--test", "--input", str(before), str(after), "--stdout"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    changes = "Lines To Delete" in told or "Lines To Add" in told
    if "password" in case.before:
        return  # secrets are compared by presence here, by value there
    if case.name == "header noise":
        return  # the header line is an ordinary line there
    assert changes == bool(case.forward)
