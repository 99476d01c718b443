"""`pulumi up` typed by hand: in production the program of the stack ends before it registers anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from people import CITY

PROGRAM = Path(__file__).parents[3] / "stacks" / "__main__.py"
# the SDK's own stand-in for an engine; what would be registered is told instead
START = f"""
import runpy, sys
import pulumi
from pulumi.runtime import Mocks, set_all_config, set_mocks
class Nothing(Mocks):
    def new_resource(self, args): return "id", args.inputs
    def call(self, args): return {{}}
set_mocks(Nothing(), project="edugrid", stack="zhengzhou", preview=sys.argv[1] == "preview")
set_all_config({{"edugrid:region": "{CITY}"}})
pulumi.runtime.get_root_directory = lambda: "/"
import edugrid.cloud.program as program
program.deploy = lambda region: print("registers", region)
runpy.run_path({str(PROGRAM)!r}, run_name="__main__")
"""


@pytest.mark.parametrize(("kind", "code", "told"), [("up", 1, ""), ("preview", 0, f"registers {CITY}\n")])
def test_production(shared: Path, kind: str, code: int, told: str) -> None:
    done = _start(kind, shared)
    assert (done.returncode, done.stdout) == (code, told), done.stderr


def test_elsewhere() -> None:
    done = _start("up", PROGRAM.parents[1] / "inventories")
    assert (done.returncode, done.stdout) == (0, f"registers {CITY}\n"), done.stderr


def _start(kind: str, root: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"EDUGRID_INVENTORIES": str(root), "EDUGRID_LANG": "en"}
    return subprocess.run(
        [sys.executable, "-c", START, kind], env=environment, capture_output=True, text=True, check=False
    )
