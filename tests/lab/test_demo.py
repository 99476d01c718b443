"""The whole demo, as `make demo` runs it: it stops by itself at the first step that does not end as it must."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.lab
@pytest.mark.engine
def test_the_main_job(tmp_path: Path) -> None:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("EDUGRID_", "OS_", "PULUMI_"))}
    env |= {key: os.environ[key] for key in ("EDUGRID_CACHE",) if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "edugrid", "demo"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    demo = tmp_path / ".edugrid" / "demo"
    assert (demo / "report" / "index.html").stat().st_size > 20_000
    steps = [step for step, _, _ in json.loads((demo / "events.json").read_text(encoding="utf-8"))]
    for wanted in ("lab up", "apply the reviewed plan", "drift: exactly these, state untouched", "gate: open"):
        assert wanted in steps
    log = (demo / "demo.log").read_text(encoding="utf-8")
    for secret in _secrets(demo):
        assert secret not in log
        assert secret not in done.stdout
        for page in demo.glob("report*/*"):
            assert secret.encode() not in page.read_bytes()
        for plan in demo.glob("*.json"):
            assert secret not in plan.read_text(encoding="utf-8")
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(demo) not in running


def _secrets(demo: Path) -> set[str]:
    credentials = json.loads((demo / ".edugrid" / "lab" / "credentials.yml").read_text(encoding="utf-8"))
    clouds = json.loads((demo / ".edugrid" / "lab" / "openstack" / "clouds.yaml").read_text(encoding="utf-8"))["clouds"]
    words = {str(entry["auth"]["password"]) for entry in clouds.values()}
    words.add(credentials["default"]["password"])
    words.add((demo / ".edugrid" / "pulumi" / "passphrase").read_text(encoding="utf-8").strip())
    assert all(len(word) > 8 for word in words)
    return words
