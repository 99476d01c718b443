"""``edugrid cloud readback REGION``."""

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def cloud_readback(region: Region) -> None:
    """Write the IPv6 prefixes that clouds assigned into the ledger; the clouds are only read."""
    from edugrid.cloud.read_assigned import read_assigned
    from edugrid.text import Text, language

    found = read_assigned(inventories(), region)
    for item in found:
        before = f" ({item.before})" if item.before else ""
        typer.echo(f"{item.file}/ledger.yml ipv6_assigned {item.owner}: {item.prefix}{before}")
    told = Text(f"{len(found)} assigned prefixes written", f"写入 {len(found)} 个云方分配的前缀")
    typer.echo(told.show(language()))
