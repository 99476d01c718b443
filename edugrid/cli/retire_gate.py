"""``edugrid retire gate REGION/SITE STAGE``."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.paths import inventories
from edugrid.text import language

if TYPE_CHECKING:
    from edugrid.region import OpenRegion


def retire_gate(
    where: Annotated[
        str, typer.Argument(metavar="WHERE", help="henan/zhengzhou/zhongmu/zm-old-room, or a region with --site")
    ],
    stage_name: Annotated[str | None, typer.Argument(metavar="STAGE", help="as --stage")] = None,
    site: Annotated[str | None, typer.Option("--site", help="name of the data centre")] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", help="freeze | survey | migrate | drain | wipe | power_off | hand_back")
    ] = None,
    entry: Annotated[bool, typer.Option("--entry", help="may the stage begin? absent: may it be left?")] = False,  # noqa: FBT002 - typer's way
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """May the site leave (or begin) this stage? Exit 0 when every gate passes, 3 when one does not or is unknown.

    The gates are computed from live facts, each with its evidence.
    """
    from edugrid.cli.note import Entry, note
    from edugrid.retire.judge import judge
    from edugrid.retire.show_gates import Side, gates_json, gates_text, is_open

    wanted = stage_name or stage
    opened, name = _open(where.strip("/"), site)
    sites = judge(inventories(), opened, os.environ, opened.intent.today, name)
    found = [(status, item) for status in sites for item in status.stages if item.name == wanted]
    if not found:
        from edugrid.retire.legacy_sites import legacy_sites

        known = ", ".join(sorted(item.site.name for item in legacy_sites(opened.intent)))
        raise typer.BadParameter(f"no stage {wanted!r} of a site {name!r} here; sites: {known}")
    side: Side = "entry" if entry else "exit"
    status, item = found[0]
    typer.echo(gates_json(status, item, side) if fmt == "json" else gates_text(item, side, language()), nl=False)
    if not is_open(item, side):
        raise typer.Exit(3)
    if side == "exit":
        note(Entry(status.region, "gate", f"{status.name} {item.name}", "passed"), once=True)


def _open(where: str, site: str | None) -> "tuple[OpenRegion, str]":
    """The region, and the name of the site: the last part of ``where`` when no --site says it."""
    from edugrid.region import open_region

    if site is None:
        where, _, site = where.rpartition("/")
        if not where:
            raise typer.BadParameter("say which site: REGION/SITE, or --site")
    return open_region(inventories(), where), site
