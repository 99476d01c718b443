"""Ways to a city's cloud share: a flat Pulumi program, `edugrid cloud`, and `pulumi` by hand; whole processes."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any, NamedTuple

from edugrid.toolchain.environment import pulumi_environment

PARALLEL = "10"  # as edugrid cloud asks for
OWN_TYPES = ("pulumi:", "edugrid:")
FLAT = Path(__file__).parents[1] / "bench/flat_city.py"


class Way(NamedTuple):
    """One way: where it is typed, and what. ``*_quick`` look into the engine's own state only, not at the clouds."""

    folder: Path
    env: Mapping[str, str]
    preview: tuple[str, ...]
    up: tuple[str, ...]
    destroy: tuple[str, ...]
    preview_quick: tuple[str, ...] = ()
    up_quick: tuple[str, ...] = ()


class Cost(NamedTuple):
    """Seconds of a command: as people wait, and of processors for it and what it started (not for the cloud)."""

    wall: float
    cpu: float


def run(way: Way, arguments: tuple[str, ...]) -> Cost:
    """Run a command, which must succeed."""
    before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(arguments, cwd=way.folder, env=way.env, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def bench_environment(clouds_yaml: Path) -> dict[str, str]:
    """This process's environment without settings of edugrid or the engine, but with its cache."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PULUMI_", "EDUGRID_"))}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's machine compiles all modules again at each start
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


def exported(way: Way, stack: str) -> str:
    """The stack's state as JSON, secrets in clear: it holds passwords of the lab only."""
    command = ["pulumi", "stack", "export", "--show-secrets", "--stack", stack]
    return subprocess.run(command, cwd=way.folder, env=way.env, capture_output=True, text=True, check=True).stdout


def types(state: str) -> Counter[str]:
    """Resources of an exported state by type, without the engine's and edugrid's own."""
    found = json.loads(state)["deployment"].get("resources", [])
    return Counter(item["type"] for item in found if not item["type"].startswith(OWN_TYPES))


def flat(folder: Path, env: Mapping[str, str], resources: list[dict[str, Any]], stack: str) -> Way:
    """Write the flat program with ``resources`` into ``folder``, make its empty stack and give the way."""
    folder.mkdir()
    shutil.copy(FLAT, folder / "__main__.py")
    (folder / "city.json").write_text(json.dumps(resources), encoding="utf-8")
    (folder / "Pulumi.yaml").write_text("name: flat\nruntime: python\n", encoding="utf-8")
    way = by_pulumi(folder, pulumi_environment(folder / ".state", env), stack)
    subprocess.run(["pulumi", "stack", "init", stack], cwd=folder, env=way.env, capture_output=True, check=True)
    return way
