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
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="a file of edugrid cloud backup")] = None,
    from_cloud: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--from-cloud", help="no backup: seek what the intent declares in the clouds")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="also over a state that is newer")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Put a saved state in place of a lost or damaged one; the clouds are not touched, what is replaced is kept."""
    if (file is None) != from_cloud:
        raise typer.BadParameter(Text("give a FILE or --from-cloud", "请给出 FILE 或 --from-cloud").show(language()))
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_work

    about = f"edugrid cloud restore {file or '--from-cloud'}"
    place = region.strip("/")
    with noting(place, "cloud", about, permit=permit_work([place], about)):
        lines = _from_file(region, file, yes=yes) if file else _from_cloud(region)
    lines.append(
        Text(
            f"now compare it with the cloud: edugrid cloud preview {region} (then refresh or up)",
            f"请与云上现状核对：edugrid cloud preview {region}（随后 refresh 或 up）",
        )
    )
    for line in lines:
        typer.echo(line.show(language()))


def _from_file(region: str, file: Path, *, yes: bool) -> list[Text]:
    from edugrid.cloud.stack import restore

    done = restore(region, inventories(), state(), file, over_newer=yes)
    age = f"{done.age_seconds / HOUR:.1f}"
    told = Text(
        f"{region}: {done.resources} resources restored, as they were {age} hours ago",
        f"{region}：已恢复 {done.resources} 个资源的状态（{age} 小时前）",
    )
    return [told, *_kept(done.kept)]


def _from_cloud(region: str) -> list[Text]:
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.stack import take_back

    with progress_bar(region) as progress:
        done = take_back(region, inventories(), state(), progress)
    lines = [
        Text(
            f"{region}: {done.resources} resources found in the clouds and taken into the state",
            f"{region}：在云上找到 {done.resources} 个资源并已写入状态",
        )
    ]
    if done.missing:
        names = ", ".join(done.missing)
        lines.append(Text(f"not found, the next up makes them: {names}", f"未找到，下次 up 将新建：{names}"))
    if done.renewed:
        names = ", ".join(done.renewed)
        lines.append(
            Text(
                f"credentials whose secret cannot be read; the next up makes new ones, give them to whoever used the old: {names}",
                f"凭据的密钥无法读回，下次 up 将重新签发，请更新使用方：{names}",
            )
        )
    return [*lines, *_kept(done.kept)]


def _kept(path: Path | None) -> list[Text]:
    return [Text(f"what was there before: {path}", f"原有状态保存于：{path}")] if path else []
