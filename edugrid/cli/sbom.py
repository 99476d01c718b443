"""`edugrid sbom`."""

from pathlib import Path
from typing import Annotated

import typer


def sbom(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="dist/edugrid-VERSION-OS-ARCH.cdx.json")
    ] = None,
    lab: Annotated[bool, typer.Option("--lab", help="with the lab's OpenStack / 包含实验环境的 OpenStack")] = False,  # noqa: FBT002 - a typer flag
) -> None:
    """Write what edugrid is made of as CycloneDX 1.6 (JSON): packages, modules and programs, with hashes and licences."""
    from edugrid.bundle.make_bundle import bundle_name
    from edugrid.bundle.target import this_target
    from edugrid.report.replace_file import replace_file
    from edugrid.supply.pieces import LAB, RUN, pieces
    from edugrid.supply.sbom import sbom as as_cyclonedx

    target = this_target(())
    path = out or Path("dist") / f"{bundle_name(target)}.cdx.json"
    text = as_cyclonedx(pieces((RUN, LAB) if lab else (RUN,), target), target.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, text.encode())
    typer.echo(str(path))
