"""Preview and up of the example city: `edugrid cloud`, `pulumi` by hand on the same stack, and a plain Pulumi program.

Real OpenStack services and the real engine, a file state, whole processes; the hypervisor is simulated. The three take
turns and each destroys what it made, since all of them make the same projects.
"""

import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from stopwatch import show

from edugrid.cloud.rule_set import rule_set
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.lab.openstack import Endpoint
from edugrid.region import open_region
from edugrid.scaffold import scaffold
from edugrid.toolchain.environment import pulumi_environment

REGION, STACK = "henan/zhengzhou", "zhengzhou"
ROUNDS = int(os.environ.get("EDUGRID_BENCH_ROUNDS", "1"))  # some seven minutes each
PREVIEWS = 3
PARALLEL = "10"  # as edugrid cloud asks for
OWN_TYPES = ("pulumi:", "edugrid:")


class Way(NamedTuple):
    """One way to the same city: where it is typed, and what."""

    folder: Path
    env: Mapping[str, str]
    preview: tuple[str, ...]
    up: tuple[str, ...]
    destroy: tuple[str, ...]


def run(way: Way, arguments: tuple[str, ...]) -> float:
    start = time.perf_counter()
    done = subprocess.run(arguments, cwd=way.folder, env=way.env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return time.perf_counter() - start


def by_pulumi(folder: Path, env: Mapping[str, str]) -> Way:
    stack = ("--stack", STACK, "--non-interactive", "--parallel", PARALLEL)
    return Way(
        folder,
        env,
        # without --refresh the engine compares with its own state only and sees no drift
        ("pulumi", "preview", "--refresh", *stack),
        ("pulumi", "up", "--yes", "--skip-preview", *stack),
        ("pulumi", "destroy", "--yes", "--skip-preview", *stack),
    )


def types(way: Way) -> Counter[str]:
    """Resources of the stack by type, without the engine's and edugrid's own."""
    exported = subprocess.run(
        ["pulumi", "stack", "export", "--stack", STACK], cwd=way.folder, env=way.env, capture_output=True, check=True
    )
    found = json.loads(exported.stdout)["deployment"].get("resources", [])
    return Counter(item["type"] for item in found if not item["type"].startswith(OWN_TYPES))


def values(spec: TenancySpec) -> dict[str, Any]:
    """What somebody would have typed into the plain program's file."""
    share: dict[str, Any] = spec.model_dump(mode="json")
    for group, wanted in zip(share["security_groups"], spec.security_groups, strict=True):
        group["rules"] = [
            {
                "direction": key.direction,
                "ethertype": key.ethertype,
                "protocol": key.protocol or None,
                "port_range_min": key.port_min,
                "port_range_max": key.port_max,
                "remote_ip_prefix": key.remote if key.direction == "ingress" else None,
                "description": description,
            }
            for key, description in rule_set(wanted).items()
        ]
    return share


def plain(folder: Path, env: Mapping[str, str], specs: tuple[TenancySpec, ...]) -> Way:
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "plain_city.py", folder / "__main__.py")
    (folder / "city.json").write_text(json.dumps([values(spec) for spec in specs]), encoding="utf-8")
    (folder / "Pulumi.yaml").write_text("name: plain\nruntime: python\n", encoding="utf-8")
    way = by_pulumi(folder, pulumi_environment(folder / ".state", env))
    subprocess.run(["pulumi", "stack", "init", STACK], cwd=folder, env=way.env, capture_output=True, check=True)
    return way


@pytest.mark.lab
@pytest.mark.engine
def test_cloud(openstack_lab: Endpoint, tmp_path: Path) -> None:
    folder = tmp_path / "region"
    scaffold(folder)
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PULUMI_", "EDUGRID_"))}
    env |= {key: os.environ[key] for key in ("EDUGRID_CACHE",) if key in os.environ}
    env["OS_CLIENT_CONFIG_FILE"] = str(openstack_lab.clouds_yaml)
    cloud = (sys.executable, "-m", "edugrid", "cloud")
    ours = Way(
        folder, env, (*cloud, "preview", REGION), (*cloud, "up", REGION, "--yes"), (*cloud, "destroy", REGION, "--yes")
    )
    lines = subprocess.run([*cloud, "env"], cwd=folder, env=env, capture_output=True, text=True, check=True).stdout
    exported = dict(shlex.split(line.removeprefix("export "))[0].split("=", 1) for line in lines.splitlines())
    by_hand = by_pulumi(folder, env | exported)
    ways = {
        "plain Pulumi program": plain(
            tmp_path / "plain", env, open_region(folder / "inventories", REGION).design.tenancies
        ),
        "edugrid cloud": ours,
        "pulumi by hand, edugrid's program": by_hand,
    }
    times: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    counted: list[Counter[str]] = []
    for _ in range(ROUNDS):
        for name, way in ways.items():
            try:
                times["preview of nothing yet"][name].append(run(way, way.preview))
                times["up, from nothing"][name].append(run(way, way.up))
                times["preview, nothing to do"][name] += [run(way, way.preview) for _ in range(PREVIEWS)]
                times["up, nothing to do"][name] += [run(way, way.up) for _ in range(PREVIEWS)]
                counted.append(types(by_hand if way is ours else way))
            finally:
                times["destroy"][name].append(run(way, way.destroy))
    assert counted[0]
    assert all(count == counted[0] for count in counted)
    print(
        f"\n{counted[0].total()} resources on two clouds, {ROUNDS} round(s), median where a step ran more than once; previews refresh"
    )
    for step, by_name in times.items():
        show(step, [(name, statistics.median(seconds)) for name, seconds in by_name.items()])
