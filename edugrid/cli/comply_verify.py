"""``edugrid comply verify DIR``."""

import os
from pathlib import Path
from typing import Annotated

import typer

from edugrid.text import Text, language


def comply_verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="an evidence package")],
    signers: Annotated[
        Path | None, typer.Option("--signers", help="FILE of allowed signers (ssh-keygen); default: EDUGRID_SIGNERS")
    ] = None,
) -> None:
    """Hash every file again and check the signature: exit 0 whole and signed by a known person, 3 signer unknown, 1 not whole."""
    from edugrid.comply.verify import verify

    lang = language()
    named = signers or (Path(os.environ["EDUGRID_SIGNERS"]) if os.environ.get("EDUGRID_SIGNERS") else None)
    found = verify(folder, named)
    for problem in found.problems:
        typer.echo(f"✗ {problem.show(lang)}")
    manifest, signer = found.manifest, found.signer
    head = f"{manifest.region} {manifest.system} {manifest.made} {manifest.tool}"
    if signer is None or not signer.valid:
        told = (
            Text("the manifest has no signature", "清单没有签名")
            if signer is None
            else Text("the signature does not fit the manifest", "签名与清单不符")
        )
        typer.echo(f"✗ {told.show(lang)}")
        raise typer.Exit(1)
    if found.problems:
        raise typer.Exit(1)
    typer.echo(f"✓ {head}: " + Text(f"{len(manifest.files)} files", f"{len(manifest.files)} 个文件").show(lang))
    if signer.name is None:
        nobody = Text(
            f"signed with {signer.key}; nobody says whose key that is: --signers FILE",
            f"签名密钥 {signer.key}；未指明归属，请用 --signers FILE",
        )
        typer.echo(f"! {nobody.show(lang)}")
        raise typer.Exit(3)
    typer.echo(
        "✓ " + Text(f"signed by {signer.name} ({signer.key})", f"签名人 {signer.name}（{signer.key}）").show(lang)
    )
