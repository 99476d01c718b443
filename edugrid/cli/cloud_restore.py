"""``edugrid cloud restore REGION FILE``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language

HOUR = 3600


def cloud_restore(
    region: Region,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a file of edugrid cloud backup")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="also over a state that is newer")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Put a saved state in place of a lost or damaged one; the clouds are not touched, what is replaced is kept."""
    from edugrid.cloud.stack import restore

    lang = language()
    done = restore(region, inventories(), state(), file, over_newer=yes)
    age = f"{done.age_seconds / HOUR:.1f}"
    lines = [
        Text(
            f"{region}: {done.resources} resources restored, as they were {age} hours ago",
            f"{region}：已恢复 {done.resources} 个资源的状态（{age} 小时前）",
        )
    ]
    if done.kept:
        lines.append(Text(f"what was there before: {done.kept}", f"原有状态保存于：{done.kept}"))
    lines.append(
        Text(
            f"now compare it with the cloud: edugrid cloud preview {region} (then refresh or up)",
            f"请与云上现状核对：edugrid cloud preview {region}（随后 refresh 或 up）",
        )
    )
    for line in lines:
        typer.echo(line.show(lang))
