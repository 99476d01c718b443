"""Jobs by the clock: golden files, systemd's own check of the units, and what a shell makes of the lines of cron."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from edugrid.schedule.cron import cron_lines
from edugrid.schedule.job import Job
from edugrid.schedule.jobs import jobs
from edugrid.schedule.pipelines import github_cron, github_file, gitlab_file
from edugrid.schedule.setting import Setting
from edugrid.schedule.systemd import calendar, systemd_units

GOLDEN = Path(__file__).parents[2] / "golden" / "schedule"
SETTING = Setting(
    Path("/opt/edugrid/bin/edugrid"), Path("/srv/regions/henan"), Path("/var/lib/edugrid"), "henan/zhengzhou"
)
ALL = jobs("henan/zhengzhou")


def same(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_units(lang: str) -> None:
    units = systemd_units(ALL, SETTING, lang)
    same(f"units.{lang}.txt", "".join(f"# ---- {name}\n{text}\n" for name, text in units.items()))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_other_forms(lang: str) -> None:
    same(f"cron.{lang}.txt", cron_lines(ALL, SETTING, lang))
    same(f"gitlab.{lang}.yml", gitlab_file(ALL, SETTING, lang))
    same(f"github.{lang}.yml", github_file(ALL, SETTING, lang))
    for text in (gitlab_file(ALL, SETTING, lang), github_file(ALL, SETTING, lang)):
        assert YAML(typ="safe").load(text)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = tmp_path / "a folder with 100% blanks $HOME" / "edugrid"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    units = systemd_units(ALL, Setting(program, program.parent, tmp_path, "henan/zhengzhou"), "zh")
    for name, text in units.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / name) for name in units)],
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "edugrid-" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_reads_the_times() -> None:
    for job in ALL:
        done = subprocess.run(
            ["systemd-analyze", "calendar", "--iterations=1", calendar(job)], capture_output=True, text=True, check=True
        )
        assert "Next elapse" in done.stdout


def test_cron_runs_the_command_with_its_settings(tmp_path: Path) -> None:
    program = tmp_path / "it's edugrid"
    program.write_text('#!/bin/sh\necho "$EDUGRID_HISTORY" "$@" >"$PWD/said"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "schedule.env").write_text("EDUGRID_HISTORY='a b'\n", encoding="utf-8")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "logger").write_text("#!/bin/sh\ncat >/dev/null\n", encoding="utf-8")
    (tools / "logger").chmod(0o755)
    job = Job(name="x", title=ALL[0].title, command=("drift", "50% $HOME"), minute=0, jitter=1, timeout=20)
    line = cron_lines((job,), Setting(program, tmp_path, tmp_path, "henan"), "en").splitlines()[-1]
    command = line.split(" ", 5)[5].replace("\\%", "%")
    subprocess.run(["bash", "-c", command], check=True, env=os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"})
    assert (tmp_path / "said").read_text(encoding="utf-8") == "a b drift 50% $HOME\n"


@pytest.mark.parametrize("job", ALL, ids=lambda job: job.name)
def test_utc_is_eight_hours_behind(job: Job) -> None:
    minute, hour, _, _, day = github_cron(job).split()
    if job.hour is None:
        assert (hour, day) == ("*", "*")
        return
    weekday = 0 if job.weekday is None else ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(job.weekday)
    # 2027-01-04 is a Monday; CST is UTC+8
    here = datetime.fromisoformat(f"2027-01-{4 + weekday:02}T{job.hour:02}:{job.minute:02}:00+08:00").astimezone(UTC)
    assert (int(minute), int(hour)) == (here.minute, here.hour)
    assert day == ("*" if job.weekday is None else str(here.isoweekday() % 7))


def test_drift_checks_tell_the_channels_when_asked() -> None:
    told = {job.name for job in jobs("henan/zhengzhou", notify=True) if job.command[-1] == "--notify"}
    assert told == {"drift", "fast"}
    assert "drift henan/zhengzhou --only network --facts --notify" in cron_lines(
        jobs("henan/zhengzhou", notify=True), SETTING, "en"
    )


def test_a_province_ends_by_itself_before_its_job_is_ended() -> None:
    for job in jobs("henan"):
        if job.command[0] == "drift":
            assert job.timeout - int(job.command[job.command.index("--timeout") + 1]) == 300
