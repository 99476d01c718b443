"""`edugrid doctor`."""

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How the findings are printed."""

    TEXT = "text"
    JSON = "json"


def doctor(
    fmt: Annotated[Format, typer.Option("--format", help="text | json")] = Format.TEXT,
) -> None:
    """Print what is installed, what is missing and how to get it; exit 1 if something required is missing."""
    from edugrid.toolchain.check import Status
    from edugrid.toolchain.doctor import check

    checks = check()
    if fmt is Format.JSON:
        found = [{**asdict(item), "hint": item.hint and item.hint._asdict()} for item in checks]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        from edugrid.cli.doctor_table import doctor_table
        from edugrid.text import language

        doctor_table(checks, language())
    if any(item.status is Status.MISSING for item in checks):
        raise typer.Exit(1)
