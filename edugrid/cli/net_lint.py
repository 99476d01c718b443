"""``edugrid net lint [REGION]``, or ``edugrid net lint --platform P --file FILE``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.config_text import UnreadableTextError, read_config_text
from edugrid.cli.paths import inventories
from edugrid.text import Text, language
from edugrid.vendors.registry import UnknownPlatformError

if TYPE_CHECKING:
    from edugrid.network.lint.finding import LintFinding

_FAULTY, _BAD_INPUT = 1, 2


def net_lint(
    region: Annotated[str, typer.Argument(metavar="[REGION]", help="check what its devices would be given")] = "",
    platform: Annotated[str, typer.Option("--platform", help="of the file: huawei_vrp8, h3c_comware7, frr …")] = "",
    file: Annotated[Path | None, typer.Option("--file", help="FILE, no inventory is needed")] = None,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Check configurations by themselves: ranges, undefined names, VLANs nobody makes, double addresses, typing errors.

    Exit code 0 fine or warnings only, 1 errors, 2 bad input. A command that is not known is a warning: no list of a
    vendor's commands is complete.
    """
    if bool(region) == bool(platform or file) or (not region and not (platform and file)):
        told = Text("give either a REGION, or --platform and --file", "请给出 REGION，或同时给出 --platform 和 --file")
        typer.echo(f"error: {told.show(language())}", err=True)
        raise typer.Exit(_BAD_INPUT)
    found = _of_region(region) if region else _of_file(platform, file or Path())
    if fmt == "json":
        rows = [{"name": name, **one.model_dump()} for name, one in found]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for name, one in found:
            typer.echo(("! " if one.level == "warning" else "") + one.show(name, language()))
    if any(one.level == "error" for _, one in found):
        raise typer.Exit(_FAULTY)


def _of_file(platform: str, file: Path) -> "list[tuple[str, LintFinding]]":
    from edugrid.network.lint.check import lint

    try:
        return [(file.name, one) for one in lint(platform, read_config_text(file))]
    except (UnknownPlatformError, UnreadableTextError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(_BAD_INPUT) from error


def _of_region(region: str) -> "list[tuple[str, LintFinding]]":
    from edugrid.network.lint.check import lint
    from edugrid.network.templates import templates
    from edugrid.region import open_region

    root = inventories()
    texts = templates(root)
    devices = open_region(root, region).design.devices
    return [(f"{d.name}.cfg", one) for d in devices for one in lint(d.platform, texts.render(d))]
