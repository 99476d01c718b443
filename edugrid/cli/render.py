"""``edugrid render REGION --out DIR``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language


def render(region: Region, out: Annotated[Path, typer.Option("--out", help="DIR")]) -> None:
    """Write DIR/<device>.cfg and DIR/tenancy.json; exit 1 when the lint finds errors in a text, which is written anyhow."""
    import json

    from edugrid.network.lint.check import lint
    from edugrid.network.templates import templates
    from edugrid.region import open_region

    root = inventories()
    design = open_region(root, region).design
    texts = templates(root)
    files = {f"{device.name}.cfg": texts.render(device) for device in design.devices}
    tenancies = [tenancy.model_dump(mode="json") for tenancy in design.tenancies]
    files["tenancy.json"] = json.dumps(tenancies, ensure_ascii=False, indent=1) + "\n"
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8")
    typer.echo(f"{out}: {len(design.devices)} devices, {len(design.tenancies)} tenancies")
    found = [(d, one) for d in design.devices for one in lint(d.platform, files[f"{d.name}.cfg"])]
    for device, one in found:
        mark = "! " if one.level == "warning" else ""
        typer.echo(mark + one.show(str(out / f"{device.name}.cfg"), language()), err=True)
    if any(one.level == "error" for _, one in found):
        raise typer.Exit(1)
