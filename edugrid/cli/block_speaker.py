"""``edugrid block speaker|sync REGION``."""

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language


def block_speaker(region: Region) -> None:
    """Write what the route server (ExaBGP) of each city needs to run, below the state folder: start run.sh there."""
    from edugrid.block.cities import targets
    from edugrid.block.speaker.write_speaker import write_speaker
    from edugrid.region import open_region

    for city in dict.fromkeys(target.city for target in targets(inventories(), region)):
        where = write_speaker(state(), open_region(inventories(), city).design)
        text = Text(f"{city}: on the route server run {where}/run.sh", f"{city}：请在路由服务器上运行 {where}/run.sh")
        typer.echo(text.show(language()))


def block_sync(region: Region) -> None:
    """Tell the route server what is in force now, and ask the routers; for a scheduled job, and after a hand edit.

    Exit 3: a router does not do it.
    """
    from edugrid.block.cities import targets
    from edugrid.cli.block_common import networks, tell_routers
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_standing
    from edugrid.region import open_region

    proved = True
    for city in dict.fromkeys(target.city for target in targets(inventories(), region)):
        opened = open_region(inventories(), city)
        rows = opened.intent.cities[0].registers.blocks
        active = [row for row in rows if row.active(opened.intent.at)]
        over = [row for row in rows if not row.active(opened.intent.at)]
        permit = permit_standing([city], "block")
        with noting(city, "block", "edugrid block sync", permit=permit) as entry:
            entry.quiet = True
            told = tell_routers(city, opened, networks(active), networks(over))
            entry.result = "proved" if told else "not proved"
        proved &= told
    if not proved:
        raise typer.Exit(3)
