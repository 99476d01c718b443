"""How preview and up grow with the size of a stack: `edugrid cloud` against a flat Pulumi program, same resources.

Real OpenStack services and the real engine, a file state, whole processes; the hypervisor is simulated. Both cities are
there at once and the commands take turns.
"""

import os
import shutil
import statistics
from collections import defaultdict
from pathlib import Path

import pytest
from big_region import Size, big_region
from cloud_ways import Cost, Way, bench_environment, by_edugrid, by_pulumi, exported, flat, run, types
from flatten import flatten
from stopwatch import show

from edugrid.lab.openstack import Endpoint
from edugrid.scaffold import scaffold
from edugrid.toolchain.environment import pulumi_environment

SIZES = [int(size) for size in os.environ.get("EDUGRID_BENCH_SIZES", "50,100,200,300").split(",")]
TURNS = int(os.environ.get("EDUGRID_BENCH_ROUNDS", "3"))
PER_APPLICATION = 15  # resources: server, port, group, egress rules, and the rest whitelist
OURS, OTHERS = "aaours", "aaflat"


@pytest.mark.lab
@pytest.mark.engine
@pytest.mark.parametrize("size", SIZES)
def test_cloud(openstack_lab: Endpoint, tmp_path: Path, size: int) -> None:
    folder = tmp_path / "region"
    scaffold(folder)
    shutil.rmtree(folder / "inventories/henan/zhengzhou")
    (folder / "inventories/henan/ledger.yml").unlink()
    wanted = {OURS: Size(size, max(size // PER_APPLICATION, 1))}
    (region,) = big_region(folder / "inventories", wanted)
    env = bench_environment(openstack_lab.clouds_yaml)
    ours = by_edugrid(folder, env, region)
    by_hand = by_pulumi(folder, pulumi_environment(folder / ".edugrid/pulumi", env), OURS)
    times: dict[str, dict[str, list[Cost]]] = defaultdict(lambda: defaultdict(list))

    def timed(step: str, name: str, way: Way, command: tuple[str, ...]) -> None:
        times[step][name].append(run(way, command))

    try:
        timed("up, from nothing", "edugrid cloud", ours, ours.up)
        state = exported(by_hand, OURS)
        other = flat(tmp_path / "flat", env, flatten(state, OURS, OTHERS), OTHERS)
        try:
            timed("up, from nothing", "flat program", other, other.up)
            assert types(exported(other, OTHERS)) == types(state)
            for _ in range(TURNS):
                timed("preview, nothing to do", "flat program, --refresh", other, other.preview)
                timed("preview, nothing to do", "edugrid cloud", ours, ours.preview)
                timed("preview, nothing to do", "pulumi by hand, edugrid's program", by_hand, by_hand.preview)
                timed("preview, nothing to do", "flat program, no refresh", other, other.preview_quick)
                timed("up, nothing to do", "flat program, --refresh", other, other.up)
                timed("up, nothing to do", "edugrid cloud", ours, ours.up)
                timed("up, nothing to do", "pulumi by hand, edugrid's program", by_hand, by_hand.up)
                timed("up, nothing to do", "flat program, no refresh", other, other.up_quick)
        finally:
            run(other, other.destroy)
    finally:
        run(ours, ours.destroy)
    shutil.rmtree(folder / ".edugrid/pulumi/state")  # as before the first run
    for _ in range(TURNS):
        timed("preview, nothing there", "flat program", other, other.preview)
        timed("preview, nothing there", "edugrid cloud", ours, ours.preview)
    print(
        f"\n{types(state).total()} resources of {size} in the engine's count, medians of {TURNS} in turn; state in files"
    )
    for step, by_name in times.items():
        names = sorted(by_name, key=lambda name: not name.startswith("flat"))
        show(f"{step}, wall", [(name, statistics.median(cost.wall for cost in by_name[name])) for name in names])
        show(f"{step}, processors", [(name, statistics.median(cost.cpu for cost in by_name[name])) for name in names])
