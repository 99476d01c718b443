"""``edugrid block import|accept REGION``."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

_ShortName = Annotated[str, typer.Option("--source", help="NAME of the feed: small letters, digits, dashes")]
_LARGEST = 50_000_000


def block_import(
    region: Region,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="STIX 2.1 bundle, MISP JSON, or one indicator a line")],
    source: _ShortName,
    by: Annotated[str, typer.Option("--by", help="NAME of who asks")] = "",
) -> None:
    """Read a feed into registers/pending/blocks-NAME.csv for a person to review; nothing is blocked by this."""
    from edugrid.block.cities import targets
    from edugrid.block.errors import BlockError
    from edugrid.block.feeds.read_feed import read_feed
    from edugrid.block.judge import judge
    from edugrid.block.proposals import proposal_path, wishes_of, write_proposal
    from edugrid.cli.block_proposed import block_proposed
    from edugrid.intent.load import load_intent

    try:
        if file.stat().st_size > _LARGEST:
            raise BlockError(Text(f"{file} is larger than 50 MB", f"{file} 大于 50 MB"))
        feed = read_feed(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BlockError(Text(f"{file} cannot be read: {error}", f"无法读取 {file}：{error}")) from None
    for target in targets(inventories(), region):
        intent = load_intent(inventories(), target.city)
        wishes = wishes_of(feed, source, by or getpass.getuser(), intent.today)
        judged = judge(intent, target.scope, wishes)
        against = {id(one.wish) for one in judged.refused}
        good = [wish for wish in wishes if id(wish) not in against]
        path = proposal_path(inventories(), target.city, source)
        made = write_proposal(path, good, judged.refused, feed, language())
        block_proposed(region, target.city, source, made)


def block_accept(
    region: Region,
    source: _ShortName,
    approver: Annotated[str, typer.Option("--approver", help="NAME of who decides")],
    by: Annotated[str, typer.Option("--by", help="NAME of who asks")] = "",
) -> None:
    """Order what is left with `take` yes in registers/pending/blocks-NAME.csv; the file is gone then.

    Exit codes: 0 done and proved, 2 something was refused (the rest is ordered), 3 a router did not prove it.
    """
    from edugrid.block.cities import targets
    from edugrid.block.proposals import proposal_path, read_proposal
    from edugrid.cli.block_give import REFUSED, give
    from edugrid.cli.permit import permit_standing

    codes = []
    found = targets(inventories(), region)
    permit = permit_standing([target.city for target in found], "block")
    for target in found:
        path = proposal_path(inventories(), target.city, source)
        wishes = read_proposal(path, source, by or getpass.getuser(), approver)
        codes.append(give(target, wishes, permit))
        path.unlink()
    if any(codes):
        raise typer.Exit(REFUSED if REFUSED in codes else max(codes))
