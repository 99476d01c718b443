"""Compiling one command of a Go module, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from edugrid.toolchain.run_go import run_go

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FLAGS: Final = ["-mod=readonly", "-trimpath", "-buildvcs=false"]
DOWNLOADING: Final = "go: downloading "


def compile_go(
    package: str,
    out: Path,
    *,
    module: Path,
    env: Mapping[str, str],
    progress: Callable[[str, float | None], None],
    linker_flags: str = "",
) -> None:
    """Compile `package` of the module in folder `module` to the file `out`; raises ToolchainError.

    `progress` gets what is being done and the part of it that is done, 0 to 1; None while modules are downloaded,
    whose number nobody knows.
    """

    def downloading(line: str) -> None:
        if line.startswith(DOWNLOADING):
            progress(line.removeprefix("go: "), None)

    progress("asking for modules", None)
    # Stale packages are those that are not in Go's build cache: exactly the ones that `go build -v` will name.
    listing = ["list", *FLAGS, "-deps", "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", package]
    stale = set(run_go(listing, module, env, downloading).split())
    done = 0

    def compiled(line: str) -> None:
        nonlocal done
        if line in stale:
            done += 1
            progress(line, done / (len(stale) + 1))  # one more for the linker
        else:
            downloading(line)

    progress("compiling" if len(stale) > 1 else "linking", 0.0)
    run_go(
        ["build", "-v", *FLAGS, "-ldflags", f"-s -w {linker_flags}".strip(), "-o", str(out), package],
        module,
        env,
        compiled,
    )
    progress(f"built {out.name}", 1.0)
