"""``edugrid comply attest REGION CONTROL --by WHO --evidence FILE``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def comply_attest(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    control: Annotated[str, typer.Argument(metavar="CONTROL", help="number of the standard, or a pattern: 8.1.1.*")],
    by: Annotated[str, typer.Option("--by", help="who vouches for it")],
    evidence: Annotated[Path | None, typer.Option("--evidence", help="FILE: scan, certificate, minutes")] = None,
    system: Annotated[str, typer.Option("--system", help="NAME; default: every system of the city")] = "*",
    subject: Annotated[str, typer.Option("--subject", help="only for this subject of a check, a device")] = "",
    says: Annotated[
        Literal["holds", "fails", "not-applicable"], typer.Option("--says", help="holds | fails | not-applicable")
    ] = "holds",
    reason: Annotated[str, typer.Option("--reason", help="why it fails or is not applicable")] = "",
    day: Annotated[str, typer.Option("--day", help="YYYY-MM-DD; absent: today")] = "",
) -> None:
    """Note in registers/compliance.csv what a person says about a control; the file is kept under its SHA-256."""
    from edugrid.comply.attest import Said, attest

    try:
        when = date.fromisoformat(day) if day else None
    except ValueError:
        raise typer.BadParameter(day, param_hint="--day") from None
    said = Said(control=control, system=system, subject=subject, says=says, by=by, reason=reason, day=when)
    row = attest(inventories(), region, said, evidence)
    typer.echo(f"{row.system} {row.control} {row.says}: {row.day} {row.by} {row.evidence}".rstrip())
