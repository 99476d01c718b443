"""``edugrid validate [REGION]``."""

from typing import Annotated

import typer

from edugrid.cli.paths import inventories


def validate(region: Annotated[str, typer.Argument(metavar="[REGION]")] = "") -> None:
    """Read the intent of one region, or of every province; nothing else is touched."""
    from edugrid.intent.problems import IntentError, Problem
    from edugrid.region import open_region
    from edugrid.text import language

    root = inventories()
    regions = [region] if region else sorted(path.parent.name for path in root.glob("*/province.yml"))
    problems: list[Problem] = []
    for name in regions or [""]:
        try:
            found = open_region(root, name)
        except IntentError as error:
            problems += error.problems
            continue
        design = found.design
        counts = len(found.intent.cities), len(design.devices), len(design.tenancies)
        if language() == "zh":
            typer.echo(f"{name}：正确（{counts[0]} 个地市，{counts[1]} 台设备，{counts[2]} 个云租户）")
        else:
            typer.echo(f"{name}: fine ({counts[0]} cities, {counts[1]} devices, {counts[2]} tenancies)")
    if problems:
        raise IntentError(problems)
