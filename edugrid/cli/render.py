"""``edugrid render REGION --out DIR``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def render(region: Region, out: Annotated[Path, typer.Option("--out", help="DIR")]) -> None:
    """Write DIR/<device>.cfg and DIR/tenancy.json."""
    import json

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
