"""Who may sign a plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from edugrid.cli.permit import proven, refuse, today
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.intent.person import Person, Role
    from edugrid.rollout.plan_file import Plan

Act = Literal["planned", "approved"]
ROLES: "Final[dict[Act, Role]]" = {"planned": "planner", "approved": "approver"}


def signer(plan: "Plan", path: Path, key: Path, act: Act) -> "Person":
    """The person of ``key``, who may sign ``plan`` (kept in ``path``) as its author or approver.

    Raises:
        edugrid.trust.errors.NotPermittedError: nobody's key, or not the role wherever the plan touches production, or the
            author would approve.
        edugrid.sshsig.errors.SignatureError: no key.

    """
    from edugrid.cli.inventory_people import people_and_places
    from edugrid.trust.holder import holder
    from edugrid.trust.judge import judge_role
    from edugrid.trust.statements_file import beside, read_statements

    people, places = people_and_places(plan)
    person = holder(key, people)
    role = ROLES[act]
    reasons = [why for place in places or (plan.region,) if (why := judge_role(person, role, place, today()))]
    said = proven((one for one in read_statements(beside(path)) if one.about == plan.digest()), people)
    if act == "approved" and any(one.statement.act == "planned" and one.person.id == person.id for one in said):
        reasons.append(
            Text(
                f"{person.id} is the author of this plan; somebody else must approve it",
                f"{person.id} 是该计划的编制人；须由他人批准",
            )
        )
    if reasons:
        refuse(reasons)
    return person
