"""Whether this person may do it: asked before anything of production is touched, and not to be switched off by an option."""

import os
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, NoReturn

import typer

from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.intent.person import Person
    from edugrid.rollout.plan_file import Plan
    from edugrid.trust.judge import Proven
    from edugrid.trust.statement import Statement

VARIABLE: Final = "EDUGRID_KEY"
Key = Annotated[
    Path | None,
    typer.Option("--key", envvar=VARIABLE, metavar="FILE", help="SSH key of yours (.pub: the agent signs)"),
]


class Permit(NamedTuple):
    """Who does it, by his key, and his statement; both empty where nothing of production is touched."""

    who: str = ""
    statement: "Statement | None" = None


NOBODY: Final = Permit()


def permit_plan(plan: "Plan", said: "Sequence[Statement]", name: str, key: Path | None) -> Permit:
    """Let ``plan`` be carried out, if it touches no production or ``said`` and the operator's ``key`` permit it.

    Raises:
        edugrid.trust.errors.NotPermittedError: an author, an approver or the operator is missing.
        edugrid.intent.problems.IntentError: the inventory, which says what is production, has problems.

    """
    from edugrid.cli.intent_now import intent_now
    from edugrid.trust.judge import judge_plan
    from edugrid.trust.touched import touched

    intent = intent_now(plan.region)
    regions = touched(intent, plan)
    if not regions:
        return Permit()
    about = [one for one in said if one.about == plan.digest()]
    reasons = judge_plan(plan.digest(), regions, proven(about, intent.people), today(), name)
    if reasons:
        refuse(reasons)
    return operator(intent.people, regions, f"apply {plan.digest()}", key)


def permit_work(regions: Iterable[str], about: str) -> Permit:
    """Let an operator do ``about``, which changes no configuration, in the ``regions``; raises what ``permit_plan`` does."""
    people, places = _production(regions)
    return operator(people, places, about, None) if places else NOBODY


def permit_standing(regions: Iterable[str], work: str) -> Permit:
    """Let an operator do ``work`` in the ``regions`` without a plan, as a standing approval of somebody else allows.

    Raises what ``permit_plan`` does.
    """
    from edugrid.trust.judge import judge_standing
    from edugrid.trust.statements_file import read_statements, standing

    people, places = _production(regions)
    if not places:
        return NOBODY
    permit = operator(people, places, f"{work} {' '.join(places)}", None)
    kept = read_statements(standing(inventories(), places[0]))
    about = [one for one in kept if one.about == work and one.until and one.until >= today()]
    said = proven(about, people)
    reasons = [why for place in places if (why := judge_standing(work, place, said, permit.who, today()))]
    if reasons:
        refuse(reasons)
    return permit


def _production(regions: Iterable[str]) -> "tuple[tuple[Person, ...], list[str]]":
    """Those of ``regions`` (of one province) that are production, and its people."""
    from edugrid.cli.intent_now import intent_now

    people: tuple[Person, ...] = ()
    places: list[str] = []
    for region in sorted(set(regions)):
        intent = intent_now(region)
        people = intent.people
        places += [region] if intent.production(region) else []
    return people, places


def permit_rollback(plan: "Plan", said: "Sequence[Statement]") -> Permit:
    """Let an operator undo the run of ``plan``, about which ``said`` was said; raises NotPermittedError.

    What had been there before comes back: nobody needs to approve that. It also goes on while the inventory has problems:
    a run of production is known by its signatures then.
    """
    from edugrid.cli.intent_now import intent_now
    from edugrid.intent.load_people import load_people
    from edugrid.intent.problems import IntentError
    from edugrid.trust.touched import touched

    try:
        intent = intent_now(plan.region)
        people, regions = intent.people, touched(intent, plan)
    except IntentError:
        people = load_people(inventories() / plan.region.split("/")[0], []).rows or ()
        regions = tuple(sorted({device.region or plan.region for device in plan.devices})) if said else ()
    return operator(people, regions, f"rollback {plan.digest()}", None) if regions else Permit()


def refuse_without_plan(regions: Iterable[str], instead: Text) -> None:
    """Refuse what nobody could review in production; ``instead`` says what to do. Raises NotPermittedError."""
    from edugrid.cli.intent_now import intent_now

    for region in sorted(set(regions)):
        if intent_now(region).production(region):
            refuse(
                [
                    Text(
                        f"{region} is production: {instead.en.format(region=region)}",
                        f"{region} 为生产环境：{instead.zh.format(region=region)}",
                    )
                ]
            )


def proven(said: "Iterable[Statement]", people: "Sequence[Person]") -> "tuple[Proven, ...]":
    """Those of ``said`` that were signed by whom they name; of the others it is told that they do not count."""
    from edugrid.printable import printable
    from edugrid.trust.judge import Proven
    from edugrid.trust.verified import verified

    found = []
    for one in said:
        person = verified(one, people)
        if person is not None:
            found.append(Proven(one, person))
            continue
        told = Text(
            f"! {one.act} by {one.who}, {one.at}: does not count: not signed with a key of {one.who} in registers/people.csv, "
            "or changed since",
            f"! {one.who} 于 {one.at} 的 {one.act}：无效：不是 registers/people.csv 中 {one.who} 的密钥所签，或签后被改动",
        )
        typer.echo(printable(told.show(language())), err=True)
    return tuple(found)


def operator(people: "Sequence[Person]", regions: Iterable[str], about: str, key: Path | None) -> Permit:
    """Let the one at the keyboard prove who he is, and that he may operate in all ``regions``. Raises NotPermittedError."""
    from edugrid.trust.holder import holder
    from edugrid.trust.judge import judge_role
    from edugrid.trust.state import state

    places = tuple(regions)
    file = key or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if file is None:
        refuse(
            [
                Text(
                    f"{places[0]} is production: set {VARIABLE} to your SSH key file, so that it is known who does this",
                    f"{places[0]} 为生产环境：请将 {VARIABLE} 设为本人的 SSH 密钥文件，以确认操作人",
                )
            ]
        )
    person = holder(file, people)
    reasons = [why for place in places if (why := judge_role(person, "operator", place, today()))]
    if reasons:
        refuse(reasons)
    return Permit(person.id, state(person, file, "did", about, places[0]))


def today() -> date:
    """The day by the clock of this machine: EDUGRID_AT does not bring back who is over."""
    from edugrid.intent.moment import SHANGHAI

    return datetime.now(SHANGHAI).date()


def refuse(reasons: "Sequence[Text]") -> NoReturn:
    """Say all ``reasons``. Raises NotPermittedError."""
    from edugrid.trust.errors import NotPermittedError

    en, zh = "\n  ".join(one.en for one in reasons), "\n  ".join(one.zh for one in reasons)
    raise NotPermittedError(Text(f"not permitted; nothing was touched:\n  {en}", f"未获许可，未做任何改动：\n  {zh}"))
