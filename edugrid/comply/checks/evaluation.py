"""The system was evaluated in time: level 3 every year, level 2 every other year."""

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """What the register says about the last evaluation; nothing for level 1, which is asked for none."""
    system = view.system
    state: State = "unknown"
    if system.level == 1:
        return ()
    if system.assess_by is None:
        why = Text("no day of an evaluation is written", "未填写测评日期")
    elif system.assess_by < view.intent.today:
        state, why = "fail", Text(f"the next one was due on {system.assess_by}", f"应于 {system.assess_by} 前再次测评")
    else:
        state, why = "pass", Text(f"the next one is due by {system.assess_by}", f"下次测评不晚于 {system.assess_by}")
    return (
        Evidence(
            check="evaluation",
            subject=system.name,
            basis="declared",
            state=state,
            place=system.place,
            value=str(system.assessed or ""),
            why=why,
        ),
    )
