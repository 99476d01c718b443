"""``edugrid cloud form REGION --cloud NAME --out DIR``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def cloud_form(
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR")],
    cloud: Annotated[str, typer.Option("--cloud", help="NAME in city.yml; absent: every cloud without an API")] = "",
) -> None:
    """Write the filled application form (云资源申请表) of a cloud as xlsx and docx; nothing else is touched."""
    from edugrid.paper.errors import PaperError
    from edugrid.paper.write_forms import write_forms
    from edugrid.region import open_region
    from edugrid.text import Text

    opened = open_region(inventories(), region)
    tenancies = opened.design.tenancies
    chosen = [spec for spec in tenancies if (spec.label == cloud if cloud else not spec.features.api)]
    if not chosen:
        names = ", ".join(sorted({spec.label for spec in tenancies})) or "-"
        raise PaperError(
            Text(f"{region} has no cloud {cloud!r}", f"{region} 没有名为“{cloud}”的云")
            if cloud
            else Text(f"every cloud of {region} has an API", f"{region} 的云都有接口"),
            Text(f"name one with --cloud: {names}", f"请用 --cloud 指定：{names}"),
        )
    for spec in chosen:
        for path in write_forms(opened, spec, out):
            typer.echo(path)
