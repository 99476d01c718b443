"""``edugrid block certificates REGION``."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

SOURCE = "certificates"
_LARGEST = 500_000_000
_FOUND = 3


def block_certificates(
    region: Region,
    seen: Annotated[Path | None, typer.Option("--seen", metavar="FILE", help="ssl.log of Zeek as JSON")] = None,
    by: Annotated[str, typer.Option("--by", help="NAME of who asks")] = "",
) -> None:
    """Look for blocked certificates, and propose to block the addresses and names that use them; nothing is blocked by this.

    Asked are the endpoints and files of registers/certificates.csv, and read is what a sensor saw (--seen). The proposals wait
    in registers/pending/blocks-certificates.csv for `edugrid block accept REGION --source certificates`. Exit 3: one was seen.
    """
    from edugrid.block.certificate_log import in_log
    from edugrid.block.certificate_sight import in_register
    from edugrid.block.cities import targets
    from edugrid.block.errors import BlockError
    from edugrid.block.feeds.item import Feed
    from edugrid.block.judge import judge
    from edugrid.block.proposals import proposal_path, write_proposal
    from edugrid.block.wishes_against_users import wishes_against_users
    from edugrid.certificates.look_at_certificates import look_at_certificates
    from edugrid.cli.block_proposed import block_proposed
    from edugrid.intent.load import load_intent

    found = False
    for target in targets(inventories(), region):
        intent = load_intent(inventories(), target.city)
        orders = [
            one for one in intent.cities[0].registers.blocks if one.kind == "certificate" and one.active(intent.at)
        ]
        looked = look_at_certificates(inventories(), intent, ask=True) if orders else ()
        sights = list(in_register(orders, looked))
        if seen is not None:
            try:
                if seen.stat().st_size > _LARGEST:
                    raise BlockError(Text(f"{seen} is larger than 500 MB", f"{seen} 大于 500 MB"))
                with seen.open(encoding="utf-8") as lines:
                    sights += in_log(orders, lines)
            except (OSError, UnicodeDecodeError) as error:
                raise BlockError(Text(f"{seen} cannot be read: {error}", f"无法读取 {seen}：{error}")) from None
        if not sights:
            text = Text(
                f"{target.city}: {len(orders)} blocked certificate(s), seen nowhere ({len(looked)} looked at)",
                f"{target.city}：{len(orders)} 个被封堵的证书，均未发现（查看了 {len(looked)} 处）",
            )
            typer.echo(text.show(language()))
            continue
        found = True
        wishes = wishes_against_users(sights, SOURCE, by or getpass.getuser())
        judged = judge(intent, target.scope, wishes)
        against = {id(one.wish) for one in judged.refused}
        good = [wish for wish in wishes if id(wish) not in against]
        path = proposal_path(inventories(), target.city, SOURCE)
        made = write_proposal(path, good, judged.refused, Feed((), ()), language())
        for sight in sights:
            typer.echo(f"{sight.order.id}  {sight.place}  {sight.address or '-'}  {sight.name or '-'}")
        block_proposed(region, target.city, SOURCE, made)
    if found:
        raise typer.Exit(_FOUND)
