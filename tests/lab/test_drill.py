"""Whole drills, as a person holds them: simulated devices over real SSH, a simulated cloud over real HTTP."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from docx import Document

from edugrid.cli.app import run
from edugrid.drill.record import DrillRecord
from edugrid.lab.process_record import ProcessRecord

pytestmark = pytest.mark.lab


@pytest.fixture(autouse=True)
def grounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drills of this test make their folders where nobody else does."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def held(scenario: str, folder: Path) -> DrillRecord:
    """The record of a drill that was passed; its lab is gone."""
    assert run(["--lang", "zh", "drill", "run", scenario, "--out", str(folder), "--by", "王主任"]) == 0
    assert list(Path(tempfile.gettempdir()).glob("edugrid-drill-*")) == []
    record = DrillRecord.model_validate_json((folder / "record.json").read_text(encoding="utf-8"))
    (paper,) = folder.glob("网络安全应急演练记录-*.docx")
    cells = [cell.text for table in Document(str(paper)).tables for row in table.rows for cell in row.cells]
    assert {step.title.zh for step in record.steps} <= set(cells)
    log = (folder / "steps.log").read_text(encoding="utf-8")
    kept = re.findall(r"^\[(\d+)\] \S+ \S+ \$ ([^\n]+)\n(.*?)\n\[[\d.]+ s\]$", log, re.MULTILINE | re.DOTALL)
    sums = [(int(number), what, hashlib.sha256(text.encode()).hexdigest()) for number, what, text in kept]
    assert sums == [(step.number, step.what, step.sha256) for step in record.steps if step.sha256]
    return record


def test_an_olt_that_is_down_is_found_replaced_and_well_again(tmp_path: Path) -> None:
    record = held("olt-down", tmp_path / "olt")
    assert {step.result for step in record.steps} <= {"passed", "late"}
    times = record.times
    assert times.detected is not None
    assert times.contained is not None
    assert times.recovered is not None
    assert 0 < times.detected < times.contained < times.recovered
    found = next(step for step in record.steps if step.phase == "detect")
    assert '"kind": "unreachable",' in found.seen


def test_a_cloud_that_is_down_is_found_and_its_application_could_move(tmp_path: Path) -> None:
    record = held("telecom-down", tmp_path / "cloud")
    assert {step.result for step in record.steps} <= {"passed", "late", "impossible"}
    assert record.times.recovered is not None


_HOLD = """
import sys, time
from edugrid.drill.acts.lab_up import act
from edugrid.drill.ground import open_ground
from edugrid.drill.load_scenario import load_scenario
with open_ground(load_scenario("olt-down"), "en", "w") as ground:
    act(ground, {})
    print((ground.lab / "devices" / "process.json").read_text(), flush=True)
    time.sleep(600)
"""


def test_a_drill_that_is_killed_leaves_no_device_behind() -> None:
    with subprocess.Popen([sys.executable, "-c", _HOLD], stdout=subprocess.PIPE) as drill:
        assert drill.stdout is not None
        devices = ProcessRecord(**json.loads(drill.stdout.readline()))
        assert devices.alive
        os.kill(drill.pid, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while devices.alive:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def own(file: Path, *steps: str) -> Path:
    """A scenario of one's own."""
    words = "{en: e, zh: 中}"
    texts = "".join(f"{name}: {words}\n" for name in ("title", "event", "purpose", "story", "layers"))
    lines = "".join(f"  - {{title: {words}, planned: 30, {step}}}\n" for step in steps)
    file.write_text(f"name: own\n{texts}steps:\n{lines}", encoding="utf-8")
    return file


def test_ctrl_c_ends_a_drill_with_its_record(tmp_path: Path) -> None:
    file = own(tmp_path / "own.yml", *["phase: detect, run: [validate, '{city}']"] * 99)
    program = [sys.executable, "-m", "edugrid", "drill", "run", str(file), "--out", str(tmp_path / "out")]
    with subprocess.Popen(
        program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as drill:
        log = tmp_path / "out" / "steps.log"
        while not log.is_file() or not log.stat().st_size:
            assert drill.poll() is None
            time.sleep(0.05)
        os.killpg(drill.pid, signal.SIGINT)
    assert drill.returncode == 1
    record = DrillRecord.model_validate_json((tmp_path / "out" / "record.json").read_text(encoding="utf-8"))
    broken = next(step for step in record.steps if step.result != "passed")
    assert broken.why is not None
    assert broken.result == "failed"
    assert record.steps[-1].result == "not-run"


def test_a_step_that_fails_ends_the_drill_and_is_recorded(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fine = "run: [validate, '{city}']"
    steps = (f"phase: incident, {fine}", "phase: detect, run: [validate, nowhere]", f"phase: contain, {fine}")
    file = own(tmp_path / "own.yml", *steps)
    assert run(["--lang", "en", "drill", "run", str(file), "--out", str(tmp_path / "own")]) == 1
    record = DrillRecord.model_validate_json((tmp_path / "own" / "record.json").read_text(encoding="utf-8"))
    assert [step.result for step in record.steps] == ["passed", "failed", "not-run"]
    assert record.steps[1].why is not None
    assert record.steps[1].why.en == "it ended with exit code 2, expected was 0"
    assert "a step before it failed" in capfd.readouterr().out
    assert run(["drill", "run", str(file), "--out", str(tmp_path / "own")]) == 2
