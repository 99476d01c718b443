"""Preview and up of the example city, by `edugrid cloud` and by `pulumi` typed by hand on the same stack."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stopwatch import medians, show

from edugrid.lab.openstack import Endpoint
from edugrid.scaffold import scaffold

REGION = "henan/zhengzhou"


def run(folder: Path, env: dict[str, str], *arguments: str) -> float:
    start = time.perf_counter()
    done = subprocess.run(arguments, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return time.perf_counter() - start


@pytest.mark.lab
@pytest.mark.engine
def test_cloud(openstack_lab: Endpoint, tmp_path: Path) -> None:
    folder = tmp_path / "region"
    scaffold(folder)
    env = os.environ | {"OS_CLIENT_CONFIG_FILE": str(openstack_lab.clouds_yaml)}
    edugrid = (sys.executable, "-m", "edugrid", "cloud")
    lines = subprocess.run([*edugrid, "env"], cwd=folder, env=env, capture_output=True, text=True, check=True).stdout
    by_hand = env | dict(shlex.split(line.removeprefix("export "))[0].split("=", 1) for line in lines.splitlines())
    pulumi = ("pulumi", "-s", "zhengzhou", "--non-interactive")
    try:
        up = run(folder, env, *edugrid, "up", REGION, "--yes")
        destroyed = run(folder, env, *edugrid, "destroy", REGION, "--yes")
        up_by_hand = run(folder, by_hand, pulumi[0], "up", *pulumi[1:], "--yes", "--skip-preview", "--parallel", "10")
        preview, preview_by_hand = medians(
            3,
            lambda: run(folder, env, *edugrid, "preview", REGION),
            lambda: run(folder, by_hand, pulumi[0], "preview", *pulumi[1:], "--refresh", "--parallel", "10"),
        )
    finally:
        run(folder, env, *edugrid, "destroy", REGION, "--yes")
    show(
        "50 resources on two clouds",
        [
            ("pulumi up, by hand", up_by_hand),
            ("edugrid cloud up (looks and checks first)", up),
            ("pulumi preview --refresh, by hand", preview_by_hand),
            ("edugrid cloud preview (and the unmanaged)", preview),
            ("edugrid cloud destroy", destroyed),
        ],
    )
