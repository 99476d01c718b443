"""``edugrid approve standing WORK REGION``."""

from datetime import datetime
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.cli.permit import Key, refuse, today
from edugrid.text import Text, language

LONGEST = 366
"""Days."""


def approve_standing(
    work: Annotated[Literal["surge", "block"], typer.Argument(metavar="WORK", help="surge | block")],
    region: Region,
    until: Annotated[datetime, typer.Option("--until", formats=["%Y-%m-%d"], help="YYYY-MM-DD, its last day")],
    key: Key = None,
    why: Annotated[str, typer.Option("--reason", help="TEXT, kept with the signature")] = "",
) -> None:
    """Allow others work without a plan of its own: sizes by the clock (surge), orders that block at once (block).

    It is added, signed, to registers/standing.jsonl of the province, which is reviewed as the rest of the inventory is.
    To end it early, take its line out. Exit codes: 0 signed, 2 bad input, 3 this person may not.
    """
    from edugrid.cli.intent_now import intent_now
    from edugrid.cli.note import Entry, note
    from edugrid.trust.holder import holder
    from edugrid.trust.judge import judge_role
    from edugrid.trust.state import state
    from edugrid.trust.statements_file import read_statements, standing, write_statements

    if key is None:
        raise typer.BadParameter("give the key that signs", param_hint="--key")
    days = (until.date() - today()).days
    if not 0 <= days <= LONGEST:
        raise typer.BadParameter(f"from today to {LONGEST} days from now", param_hint="--until")
    intent = intent_now(region)
    person = holder(key, intent.people)
    if reason := judge_role(person, "approver", intent.target, today()):
        refuse([reason])
    path = standing(inventories(), intent.target)
    said = state(person, key, "standing", work, intent.target, why=why, until=until.date())
    path.parent.mkdir(parents=True, exist_ok=True)
    note(Entry(intent.target, "approve", f"standing {work}", f"until {until.date()}", person.id, why))
    write_statements(path, (*read_statements(path), said))
    told = Text(
        f"{path}: {person.id} allows {work} in {intent.target} until {until.date()}",
        f"{path}：{person.id} 批准 {intent.target} 的 {work}，至 {until.date()}",
    )
    typer.echo(told.show(language()))
