"""How long a user waits for `edugrid --help`."""

import shutil
import sys
from pathlib import Path

from stopwatch import medians, program, show


def test_help() -> None:
    ansible = shutil.which("ansible", path=str(Path(sys.executable).parent)) or "ansible"
    help_, bare, typer, other = medians(
        7,
        program(sys.executable, "-m", "edugrid", "--help"),
        program(sys.executable, "-c", "pass"),
        program(sys.executable, "-c", "import typer"),
        program(ansible, "--version"),
    )
    show(
        "cold start, whole process",
        [
            ("edugrid --help", help_),
            ("python -c pass", bare),
            ("python: import typer", typer),
            ("ansible --version", other),
        ],
    )
    assert bare < help_
