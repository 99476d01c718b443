"""``edugrid cloud backup [REGION] --out DIR``."""

import os
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language


def cloud_backup(
    region: Annotated[str, typer.Argument(metavar="[REGION]", help="a city or province; without: everything")] = "",
    out: Annotated[Path, typer.Option("--out", help="DIR")] = Path("backups"),
    keep: Annotated[int, typer.Option("--keep", min=1, help="backups kept of each stack")] = 14,
) -> None:
    """Write each stack's state with a checksum below DIR, secrets encrypted, for a nightly job; exit 1 if one cannot be."""
    from edugrid.cloud.errors import CloudError
    from edugrid.cloud.regions import cloud_regions
    from edugrid.cloud.stack import backup

    lang, failed = language(), False
    provinces = [region] if region else sorted(path.parent.name for path in inventories().glob("*/province.yml"))
    for city in [city for province in provinces for city in cloud_regions(inventories(), province)]:
        try:
            done = backup(city, inventories(), state(), out, keep)
        except CloudError as error:  # one damaged stack must not keep the others from being saved
            failed = True
            typer.echo(f"{city}: {error.show(lang)}", err=True)
            continue
        if done is None:
            text = Text("never deployed, nothing to save", "尚未部署，无需备份")
        elif done.written:
            text = Text(
                f"{done.resources} resources -> {done.path} ({len(done.removed)} older removed)",
                f"{done.resources} 个资源 -> {done.path}（删除较旧的 {len(done.removed)} 个）",
            )
        else:
            text = Text(f"unchanged since {done.path}", f"自 {done.path} 以来无变化")
        typer.echo(f"{city}: {text.show(lang)}")
    own = state() / "pulumi" / "passphrase"
    if own.is_file() and not {"PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"} & set(os.environ):
        note = Text(
            f"the passphrase is not in the backups; keep a copy of {own} in another place",
            f"备份中不含口令；请将 {own} 另行妥善保存",
        )
        typer.echo(note.show(lang))
    if failed:
        raise typer.Exit(1)
