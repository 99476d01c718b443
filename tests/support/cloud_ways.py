"""Ways to a city's cloud share: a plain Pulumi program, `edugrid cloud`, and `pulumi` by hand; whole processes."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from edugrid.cloud.rule_set import rule_set
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.toolchain.environment import pulumi_environment

PARALLEL = "10"  # as edugrid cloud asks for
OWN_TYPES = ("pulumi:", "edugrid:")
PLAIN = Path(__file__).parents[1] / "bench/plain_city.py"


class Way(NamedTuple):
    """One way: where it is typed, and what. ``*_quick`` look into the engine's own state only, not at the clouds."""

    folder: Path
    env: Mapping[str, str]
    preview: tuple[str, ...]
    up: tuple[str, ...]
    destroy: tuple[str, ...]
    preview_quick: tuple[str, ...] = ()
    up_quick: tuple[str, ...] = ()


def run(way: Way, arguments: tuple[str, ...]) -> float:
    """Seconds that a command took, which must succeed."""
    start = time.perf_counter()
    done = subprocess.run(arguments, cwd=way.folder, env=way.env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return time.perf_counter() - start


def bench_environment(clouds_yaml: Path) -> dict[str, str]:
    """This process's environment without settings of edugrid or the engine, but with its cache."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PULUMI_", "EDUGRID_"))}
    env |= {key: os.environ[key] for key in ("EDUGRID_CACHE",) if key in os.environ}
    return env | {"OS_CLIENT_CONFIG_FILE": str(clouds_yaml)}


def by_edugrid(folder: Path, env: Mapping[str, str], region: str) -> Way:
    """Give the way of `edugrid cloud`."""
    cloud = (sys.executable, "-m", "edugrid", "cloud")
    return Way(
        folder, env, (*cloud, "preview", region), (*cloud, "up", region, "--yes"), (*cloud, "destroy", region, "--yes")
    )


def by_pulumi(folder: Path, env: Mapping[str, str], stack: str) -> Way:
    """Give the way of `pulumi`; without --refresh the engine compares with its own state only and sees no drift."""
    where = ("--stack", stack, "--non-interactive", "--parallel", PARALLEL)
    up = ("pulumi", "up", "--yes", "--skip-preview")
    return Way(
        folder,
        env,
        ("pulumi", "preview", "--refresh", *where),
        (*up, "--refresh", *where),
        ("pulumi", "destroy", "--yes", "--skip-preview", *where),
        ("pulumi", "preview", *where),
        (*up, *where),
    )


def types(way: Way, stack: str) -> Counter[str]:
    """Resources of the stack by type, without the engine's and edugrid's own."""
    exported = subprocess.run(
        ["pulumi", "stack", "export", "--stack", stack], cwd=way.folder, env=way.env, capture_output=True, check=True
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


def plain(folder: Path, env: Mapping[str, str], specs: tuple[TenancySpec, ...], stack: str) -> Way:
    """Write the plain program with ``specs`` into ``folder``, make its empty stack and give the way."""
    folder.mkdir()
    shutil.copy(PLAIN, folder / "__main__.py")
    (folder / "city.json").write_text(json.dumps([values(spec) for spec in specs]), encoding="utf-8")
    (folder / "Pulumi.yaml").write_text("name: plain\nruntime: python\n", encoding="utf-8")
    way = by_pulumi(folder, pulumi_environment(folder / ".state", env), stack)
    subprocess.run(["pulumi", "stack", "init", stack], cwd=folder, env=way.env, capture_output=True, check=True)
    return way
