"""Sign a plan."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edugrid.cli.signer import Act
    from edugrid.intent.person import Person
    from edugrid.rollout.plan_file import Plan


def sign_plan(plan: "Plan", path: Path, who: "tuple[Person, Path]", act: "Act", why: str = "") -> Path:
    """Add to the file beside ``path`` that the person, with his key file, says ``act`` about ``plan``; the file.

    Raises:
        edugrid.sshsig.errors.SignatureError: it cannot be signed.

    """
    from edugrid.cli.note import Entry, note
    from edugrid.trust.state import state
    from edugrid.trust.statements_file import beside, read_statements, write_statements

    person, key = who
    said = state(person, key, act, plan.digest(), plan.region, why=why)
    note(Entry(plan.region, "approve", f"plan {plan.seal[:12]}", act, person.id, why))
    write_statements(beside(path), (*read_statements(beside(path)), said))
    return beside(path)
