"""`edugrid bundle`."""

import os
from pathlib import Path
from typing import Annotated

import typer


def bundle(
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="dist/edugrid-VERSION-OS-ARCH.tar")] = None,
    lab: Annotated[bool, typer.Option("--lab", help="with the lab's OpenStack / 包含实验环境的 OpenStack")] = False,  # noqa: FBT002 - a typer flag
    python: Annotated[list[str] | None, typer.Option("--python", metavar="3.N", help="3.11 | 3.12 | 3.13")] = None,
) -> None:
    """Write one tar from which a machine without a network installs edugrid; print its path, size and digest."""
    from edugrid.bundle.make_bundle import bundle_name, make_bundle
    from edugrid.bundle.target import this_target
    from edugrid.cli.bundle_progress import bundle_progress
    from edugrid.text import language
    from edugrid.toolchain.cache import cache_folder

    target = this_target(tuple(_version(name) for name in python or ()))
    path = (out or Path("dist") / f"{bundle_name(target)}.tar").absolute()
    with bundle_progress(language()) as progress:
        made = make_bundle(path, target, cache_folder(os.environ) / "bundle", lab=lab, progress=progress)
    typer.echo(f"{made.path}  {made.size / 1e6:.0f} MB\nsha256 {made.sha256}")


def _version(name: str) -> tuple[int, int]:
    from edugrid.toolchain.doctor import PYTHON_BELOW, PYTHON_FROM

    numbers = name.split(".")
    if len(numbers) == len(PYTHON_FROM) and all(number.isdecimal() for number in numbers):
        version = (int(numbers[0]), int(numbers[1]))
        if PYTHON_FROM <= version < PYTHON_BELOW:
            return version
    message = f"{name}: 3.11, 3.12, 3.13"
    raise typer.BadParameter(message, param_hint="--python")
