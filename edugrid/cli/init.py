"""``edugrid init DIR``."""

from pathlib import Path
from typing import Annotated

import typer


def init(folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Make a region's own repository in DIR (new or empty), with the example province to start from."""
    from edugrid.scaffold import scaffold
    from edugrid.text import language

    files = scaffold(folder)
    typer.echo(f"{folder}：已写入 {files} 个文件" if language() == "zh" else f"{folder}: {files} files written")
