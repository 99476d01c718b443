"""Eighteen cities of 150 resources each, previewed side by side: wall time and memory by the number of jobs.

Nothing is there yet, so that the bench need not make 2,700 resources: each preview starts the engine, the program and
the provider and registers everything, but refreshes nothing.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from big_region import Size, big_region
from cloud_ways import bench_environment
from tree_memory import tree_memory

from edugrid.lab.openstack import Endpoint
from edugrid.scaffold import scaffold

CITIES = int(os.environ.get("EDUGRID_BENCH_CITIES", "18"))
RESOURCES, APPLICATIONS = 150, 10
JOBS = [int(jobs) for jobs in os.environ.get("EDUGRID_BENCH_JOBS", "1,2,4").split(",")]


@pytest.mark.lab
@pytest.mark.engine
def test_stacks(openstack_lab: Endpoint, tmp_path: Path) -> None:
    folder = tmp_path / "region"
    scaffold(folder)
    shutil.rmtree(folder / "inventories/henan/zhengzhou")
    (folder / "inventories/henan/ledger.yml").unlink()
    big_region(folder / "inventories", {f"city{n:02}": Size(RESOURCES, APPLICATIONS) for n in range(CITIES)})
    env = bench_environment(openstack_lab.clouds_yaml)
    print(f"\n{CITIES} cities of {RESOURCES} resources, preview, nothing there yet; {os.cpu_count()} processors")
    for jobs in JOBS:
        command = [sys.executable, "-m", "edugrid", "cloud", "preview", "henan", "--jobs", str(jobs)]
        start = time.perf_counter()
        with (
            subprocess.Popen(
                command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            ) as process,
            tree_memory(process.pid) as peak,
        ):
            said, errors = process.communicate()
        seconds = time.perf_counter() - start
        assert process.returncode == 0, errors[-2000:]
        assert said.count(f": {RESOURCES - 1} create") == CITIES
        print(
            f"  {jobs} at once: {seconds:7.1f} s, {seconds / CITIES:5.1f} s a city; "
            f"peak {peak.rss_mib:6.0f} MiB in {peak.processes} processes"
        )
