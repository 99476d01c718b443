"""Running the Go command."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING

from edugrid.toolchain.errors import GoMissingError
from edugrid.toolchain.go_error import go_error

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# Static binaries: they run with any C library, so a cache may be copied to another distribution.
# A go.work or a GOFLAGS=-mod=… of the user must not change what is built; -mod=readonly also makes Go refuse every
# module that is not in go.sum.
SETTINGS = {"CGO_ENABLED": "0", "GOWORK": "off", "GO111MODULE": "on"}


def run_go(
    args: list[str], folder: Path, env: Mapping[str, str], on_line: Callable[[str], None] = lambda _line: None
) -> str:
    """Run `go ARGS` in `folder` and give what it printed on stdout; `on_line` gets each line of its stderr.

    Raises a ToolchainError: GoMissingError, or what go_error makes of the output.
    """
    go = shutil.which("go", path=env.get("PATH"))
    if go is None:
        raise GoMissingError("there is no `go` on PATH")
    lines: list[str] = []
    with (
        tempfile.TemporaryFile("w+") as stdout,  # a file: a pipe could fill up while stderr is read
        subprocess.Popen(
            [go, *args],
            cwd=folder,
            env={**env, **SETTINGS},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        ) as child,
    ):
        try:
            for line in child.stderr or ():
                lines.append(line.rstrip())
                on_line(lines[-1])
        except BaseException:
            child.terminate()
            raise
        failed = child.wait()
        stdout.seek(0)
        printed = stdout.read()
    if failed:
        # `go mod download -json` tells its errors on stdout
        raise go_error(f"go {args[0]}", [*lines, *printed.splitlines()])
    return printed
