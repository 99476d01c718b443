"""Whether it is the hour to change devices."""

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import Plan
    from edugrid.rollout.run import Run

Override = Annotated[
    str, typer.Option("--override", metavar="REASON", help="change devices outside the hours; kept in the journal")
]


def gate(plan: "Plan", override: str) -> Callable[[], Text | None]:
    """Return what is asked before each wave: why devices may not be changed now, or None.

    The calendar is read from the inventory of today, not from the plan: a freeze that was declared since counts.
    """
    regions = {device.region or plan.region for device in plan.devices if device.state != "unchanged"}
    if override or not regions:
        return lambda: None
    from edugrid.cli.intent_now import intent_now
    from edugrid.intent.moment import moment
    from edugrid.rollout.change_hours import change_hours, closed

    hours = change_hours(intent_now(plan.region), regions)
    return lambda: closed(hours, moment())


def check_hours(ask: Callable[[], Text | None], again: str) -> None:
    """Stop a command before it begins; ``again`` is the command line to which --override can be added.

    Raises:
        edugrid.rollout.change_hours.ClosedError: it is not the hour.

    """
    from edugrid.rollout.change_hours import ClosedError

    why = ask()
    if why:
        raise ClosedError(
            Text(
                f"{why.en}. Nothing was touched. In an emergency: {again} --override REASON",
                f"{why.zh}。未做任何改动。紧急情况：{again} --override 理由",
            )
        )


def note_override(run: "Run", override: str) -> None:
    """Write the reason and the person down."""
    if override:
        run.journal.write("override", reason=override, by=getpass.getuser())
