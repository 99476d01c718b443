"""``edugrid allocate REGION``."""

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def allocate(region: Region) -> None:
    """Take free numbers for everything that has none, and write them to the ledger files."""
    from edugrid.allocate.allocate import allocate as take
    from edugrid.allocate.write import write_ledger
    from edugrid.intent.load import load_intent
    from edugrid.text import language

    root = inventories()
    ledger = take(load_intent(root, region))
    for file, kind, owner, number in ledger.new:
        typer.echo(f"{file}/ledger.yml {kind} {owner}: {number}")
    written = write_ledger(root, ledger)
    if language() == "zh":
        typer.echo(f"新分配 {len(ledger.new)} 个编号，写入 {len(written)} 个台账文件")
    else:
        typer.echo(f"{len(ledger.new)} new numbers, {len(written)} ledger files written")
