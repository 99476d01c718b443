"""``edugrid cloud import REGION``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.cloud.adopt.read_project import ReadProject
    from edugrid.intent.tree import Intent


def cloud_import(  # noqa: PLR0913, PLR0917 - one parameter an option, typer's way
    region: Region,
    cloud: Annotated[str, typer.Option("--cloud", help="name in city.yml")],
    project: Annotated[str, typer.Option("--project", help="the existing project's name")],
    out: Annotated[Path | None, typer.Option("--out", help="folder for the proposal")] = None,
    write: Annotated[bool, typer.Option("--write", help="put the proposal into the inventory")] = False,  # noqa: FBT002 - typer's way
    owner: Annotated[str, typer.Option("--owner", help="owner of every application found")] = "",
    data_class: Annotated[
        Literal["public", "internal", "personal", "minors", ""],
        typer.Option("--data-class", help="of every application"),
    ] = "",
    level: Annotated[int, typer.Option("--level", min=1, max=3, help="protection level")] = 2,
    approver: Annotated[str, typer.Option("--approver", help="who allows what breaks a policy, for half a year")] = "",
) -> None:
    """Read an existing project and propose the intent that keeps it as it is; nothing is changed in the cloud."""
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.cloud.adopt.propose import propose
    from edugrid.cloud.adopt.propose_exceptions import propose_exceptions
    from edugrid.cloud.adopt.proposed_spec import proposed_spec
    from edugrid.cloud.adopt.read_project import read_project
    from edugrid.cloud.adopt.write_proposal import write_proposal
    from edugrid.intent.load import load_intent

    lang = language()
    intent = load_intent(inventories(), region)
    profile = _profile(intent, region, cloud, project)
    with progress_bar(project) as progress:
        progress(0, 1, profile)
        found = read_project(profile, project, intent.today)
        progress(1, 1, profile)
    _show(found, lang)
    text = propose(found, cloud, owner, data_class, level)
    rows = propose_exceptions(proposed_spec(found, cloud, region), intent, approver)
    _tell_broken(rows, lang)
    for path in write_proposal(found, (text, rows), cloud, out, inventories() / region if write else None):
        typer.echo(str(path))
    typer.echo(
        Text(
            f"next: complete owner and data_class, then edugrid validate {region} and edugrid plan {region} --only cloud",
            f"下一步：补全 owner 与 data_class，然后运行 edugrid validate {region} 与 edugrid plan {region} --only cloud",
        ).show(lang)
    )


def _profile(intent: "Intent", region: str, cloud: str, project: str) -> str:
    """The clouds.yaml entry of ``cloud``; bad names and projects that edugrid makes itself are refused."""
    from edugrid.cloud.errors import CloudInputError

    city = next((city for city in intent.cities if city.path == region), None)
    clouds = {item.name: item.profile for item in city.file.clouds} if city else {}
    if cloud not in clouds:
        raise CloudInputError(
            Text(f"{region} has no cloud {cloud!r}", f"{region} 没有名为“{cloud}”的云"),
            Text(f"known: {', '.join(clouds) or '-'}", f"已有：{'、'.join(clouds) or '-'}"),
        )
    if project == "edu-" + region.rsplit("/", 1)[-1]:
        raise CloudInputError(
            Text(f"{project} is the project that edugrid itself makes", f"{project} 是 edugrid 自己创建的项目"),
            Text(
                f"a lost state comes back with: edugrid cloud restore {region} FILE, or --from-cloud without a backup",
                f"如需找回状态：edugrid cloud restore {region} FILE，没有备份则用 --from-cloud",
            ),
        )
    held = [item for item in (city.adopted if city else ()) if (item.cloud, item.project) == (cloud, project)]
    if held:
        raise CloudInputError(
            Text(f"{project} is adopted already (taken {held[0].taken})", f"{project} 已于 {held[0].taken} 接管"),
            Text(
                "take its file in adopted/ away first, to read it anew", "如需重新读取，请先移走 adopted/ 下对应的文件"
            ),
        )
    return clouds[cloud]


def _show(found: "ReadProject", lang: str) -> None:
    from collections import Counter

    count = Counter(item.kind for item in found.resources)
    head = Text(
        f"{found.cloud}/{found.project}: {len(found.resources)} objects can be kept as they are",
        f"{found.cloud}/{found.project}：{len(found.resources)} 个对象可按现状接管",
    )
    typer.echo(head.show(lang))
    typer.echo("  " + ", ".join(f"{kind} {number}" for kind, number in count.items()))
    for item in found.unexpressed:
        typer.echo("! " + item.show(lang))


def _tell_broken(rows: str, lang: str) -> None:
    if not rows:
        return
    rules = ", ".join(line.split(",")[1] for line in rows.splitlines()[1:])
    typer.echo(
        Text(
            f"! it breaks policies today: {rules}; proposed: exceptions for half a year, for an approver to allow",
            f"! 目前不符合策略：{rules}；已起草半年期例外，请批准人确认",
        ).show(lang)
    )
