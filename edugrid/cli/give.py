"""Where a command puts what it found."""

from pathlib import Path

import typer


def give(text: str, out: Path | None, mode: int) -> None:
    """Print ``text``, or put it whole into ``out`` with the permission bits ``mode`` and name the file on stderr."""
    if out is None:
        typer.echo(text, nl=False)
        return
    from edugrid.put_file import put_file

    out.parent.mkdir(parents=True, exist_ok=True)
    put_file(out, text, mode)
    typer.echo(str(out), err=True)
