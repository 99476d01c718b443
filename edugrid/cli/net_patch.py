"""``edugrid net patch``: two configuration files in, the lines to type out."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from edugrid.cli.config_text import UnreadableTextError, read_config_text
from edugrid.network.patch import Patch, make_patch
from edugrid.vendors.registry import UnknownPlatformError, get_vendor

_CLEAN, _REFUSED, _BAD_INPUT = 0, 1, 2


def net_patch(
    platform: Annotated[
        str, typer.Option("--platform", help="huawei_vrp8, h3c_comware7, frr … (an unknown name lists all)")
    ],
    running: Annotated[Path, typer.Option("--running", help="FILE")],
    intended: Annotated[Path, typer.Option("--intended", help="FILE")],
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Print the lines that turn the RUNNING file into the INTENDED one, and back; no inventory is needed.

    JSON is exactly ``{"forward": [...], "back": [...], "refused": [...]}``. Exit code 0 planned, 1 refused, 2 bad
    input (unknown platform, missing file, not UTF-8 or GB18030 text), the reason on standard error.
    """
    try:
        get_vendor(platform)
        texts = [read_config_text(path) for path in (running, intended)]
    except (UnknownPlatformError, UnreadableTextError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(_BAD_INPUT) from error
    patch = make_patch(platform, *texts)
    if fmt == "json":
        typer.echo(json.dumps(patch.model_dump(exclude={"waiting"}), ensure_ascii=False, indent=2))
    else:
        typer.echo(_as_text(patch), nl=False)
    raise typer.Exit(_REFUSED if patch.refused else _CLEAN)


def _as_text(patch: Patch) -> str:
    if patch.refused:
        lines = [f"refused ({one.rule}): {one.line}\n    {one.why}" for one in patch.refused]
        return "\n".join([*lines, "nothing is planned: every refusal must be resolved first", ""])
    if not patch.forward:
        return "no change\n"
    return "\n".join(["# forward", *patch.forward, "# back", *patch.back, ""])
