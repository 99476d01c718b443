"""Whether a plan, or work without a plan, may go on: pure, over statements whose signatures were verified."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from edugrid.intent.person import Person, Role
from edugrid.lies_in import lies_in
from edugrid.text import Text
from edugrid.trust.statement import Statement


class Proven(NamedTuple):
    """A statement, and the row of the register whose key signed it."""

    statement: Statement
    person: Person


def judge_plan(
    digest: str, regions: Iterable[str], said: Sequence[Proven], day: date, name: str = "PLAN"
) -> tuple[Text, ...]:
    """Why the plan of ``digest`` may not be carried out in the production ``regions`` on ``day``; empty: it may.

    ``name`` is the plan in the command lines that are shown.
    Every region needs an author who may plan there and an approver who is somebody else: no author approves.
    """
    authors = [one for one in said if one.statement.act == "planned" and one.statement.about == digest]
    approvers = [one for one in said if one.statement.act == "approved" and one.statement.about == digest]
    own = {one.person.id for one in authors}
    found: list[Text] = []
    for region in regions:
        if not any(one.person.may("planner", region, day) for one in authors):
            found.append(_no_author(region, authors, name))
        if not any(one.person.may("approver", region, day) and one.person.id not in own for one in approvers):
            found.append(_no_approver(region, approvers, own, name))
    return tuple(found)


def judge_standing(work: str, region: str, said: Iterable[Proven], operator: str, day: date) -> Text | None:
    """Why ``operator`` may not do ``work`` in ``region`` without a plan on ``day``; None: somebody else allowed it."""
    for one in said:
        told = one.statement
        inside = lies_in(region, told.region)
        open_now = told.until is not None and day <= told.until
        named = told.act == "standing" and told.about == work and inside and open_now
        # what was allowed where, and that this person may approve there still
        if named and one.person.id != operator and one.person.may("approver", region, day):
            return None
    return Text(
        f"{region} is production, and no standing approval of somebody else for {work} holds there today: "
        f"edugrid approve standing {work} {region} --until DAY --key FILE",
        f"{region} 为生产环境，今天没有他人签署的 {work} 常设批准："
        f"edugrid approve standing {work} {region} --until 日期 --key 密钥文件",
    )


def judge_role(person: Person, role: Role, region: str, day: date) -> Text | None:
    """Why ``person`` may not act as ``role`` in ``region`` on ``day``, by the row of the key that was used; None: may."""
    if role in person.roles and day > person.until:
        return Text(
            f"the key of {person.id} held until {person.until}; a reviewed change of registers/people.csv renews it",
            f"{person.id} 的密钥已于 {person.until} 到期；须经审阅修改 registers/people.csv 续期",
        )
    if role not in person.roles or not person.covers(region):
        return Text(
            f"{person.id} is no {role} in {region} (registers/people.csv: {' '.join(person.roles)} in {' '.join(person.regions)})",
            f"{person.id} 在 {region} 没有 {role} 角色"
            f"（registers/people.csv：{' '.join(person.regions)} 的 {' '.join(person.roles)}）",
        )
    return None


def _no_author(region: str, authors: Sequence[Proven], name: str) -> Text:
    who = ", ".join(sorted({one.person.id for one in authors}))
    if who:
        return Text(
            f"{region} is production, and {who} may not (or no longer) plan there",
            f"{region} 为生产环境，{who} 在此没有（或不再有）planner 角色",
        )
    return Text(
        f"{region} is production, and no planner has signed the plan: edugrid approve {name} --author --key FILE",
        f"{region} 为生产环境，计划没有 planner 的签名：edugrid approve {name} --author --key 密钥文件",
    )


def _no_approver(region: str, approvers: Sequence[Proven], own: set[str], name: str) -> Text:
    if {one.person.id for one in approvers} & own:
        who = ", ".join(sorted({one.person.id for one in approvers} & own))
        return Text(
            f"{region} is production, and its plan is approved by its author {who}; somebody else must: edugrid approve {name} --key FILE",
            f"{region} 为生产环境，计划由其编制人 {who} 自行批准；须由他人批准：edugrid approve {name} --key 密钥文件",
        )
    who = ", ".join(sorted({one.person.id for one in approvers}))
    if who:
        return Text(
            f"{region} is production, and {who} may not (or no longer) approve there",
            f"{region} 为生产环境，{who} 在此没有（或不再有）approver 角色",
        )
    return Text(
        f"{region} is production, and nobody has approved the plan: edugrid approve {name} --key FILE",
        f"{region} 为生产环境，计划尚未批准：edugrid approve {name} --key 密钥文件",
    )
