"""Run a system program inside a router."""

import subprocess
from pathlib import Path

from edugrid.lab.fabric.fabric_error import FabricError
from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.state import State
from edugrid.lab.fabric.system import system


def inside(lab: Path, router: str, *argv: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run `argv` with the router's own network, files and processes, as a login on it would; raises FabricError."""
    agent = State.load(Layout(lab).state).agents.get(router)
    children = Path(f"/proc/{agent.pid}/task/{agent.pid}/children") if agent else None
    # the process of the record waits outside for the router's process 1
    first = children.read_text().split()[:1] if children and children.exists() else []
    if not first:
        raise FabricError(f"router {router} does not run")
    return system("nsenter", "-t", first[0], "--mount", "--net", "--uts", "--pid", "--", *argv, check=check)
