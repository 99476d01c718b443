"""``edugrid block add REGION INDICATOR...``."""

import getpass
from datetime import date, timedelta
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories

_DAYS = {"address": 7}
_OTHER_DAYS = 30


def block_add(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    indicators: Annotated[list[str], typer.Argument(metavar="INDICATOR...", help="203.0.113.9, bad.example, tcp/3333")],
    reason: Annotated[str, typer.Option("--reason", help="TEXT")],
    approver: Annotated[str, typer.Option("--approver", help="NAME of who decides")],
    source: Annotated[str, typer.Option("--source", help="who told: a notice, a feed")] = "manual",
    until: Annotated[str, typer.Option("--until", help="DAY, the last one; default: 7 days, names 30")] = "",
    by: Annotated[str, typer.Option("--by", help="NAME of who asks")] = "",
    priority: Annotated[int, typer.Option("--priority", min=1, max=9, help="1 goes first")] = 5,
) -> None:
    """Write orders into registers/blocks.csv; routers that hear the route server do it within seconds.

    Of a county, the order holds there; of a province, in every city. In production it needs the key of an operator
    (EDUGRID_KEY) and a standing approval of somebody else (edugrid approve standing block). Exit codes: 0 done and proved, 2
    refused, 3 a router did not prove it, or not permitted.
    """
    from edugrid.block.cities import targets
    from edugrid.block.kind_of import kind_of
    from edugrid.block.wish import Wish
    from edugrid.cli.block_give import REFUSED, give
    from edugrid.cli.permit import permit_standing
    from edugrid.intent.moment import moment

    wishes = []
    for text in indicators:
        kind = kind_of(text)
        last = _day(until) if until else moment().date() + timedelta(days=_DAYS.get(kind, _OTHER_DAYS))
        wishes.append(Wish(text, last, reason, source, by or getpass.getuser(), approver, kind, priority))
    found = targets(inventories(), region)
    permit = permit_standing([target.city for target in found], "block")
    codes = [give(target, wishes, permit) for target in found]
    if any(codes):
        raise typer.Exit(REFUSED if REFUSED in codes else max(codes))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("such as 2027-06-30", param_hint="--until") from None
