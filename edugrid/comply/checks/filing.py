"""The system is graded, and filed with the police from level 2 on."""

from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text

FILED: Final = 2


def check(view: View) -> tuple[Evidence, ...]:
    """What the intent says about the system."""
    system = view.system
    if system.filing:
        why = Text(f"level {system.level}, filed as {system.filing}", f"第{system.level}级，备案号 {system.filing}")
    elif system.level < FILED:
        why = Text("level 1 is not filed", "第一级无须备案")
    else:
        why = Text("no filing number is written", "未填写备案号")
    return (
        Evidence(
            check="filing",
            subject=system.name,
            basis="declared",
            state="pass" if system.filing or system.level < FILED else "unknown",
            place=system.place,
            value=f"level {system.level} {system.filing}".strip(),
            why=why,
        ),
    )
