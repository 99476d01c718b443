"""Devices and clouds are compared with the intent by a job, and the last look is not old."""

from datetime import timedelta
from typing import Final

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.text import Text

AGE: Final = timedelta(days=7)


def check(view: View) -> tuple[Evidence, ...]:
    """What the history says about the last look at the city."""
    look = view.records.look
    state: State = "unknown"
    if look is None:
        why = Text("the history holds no look (edugrid drift)", "历史库中没有检查记录（edugrid drift）")
    elif view.intent.at - look.ended > AGE:
        state, why = "fail", Text(f"the last look ended {look.ended:%Y-%m-%d}", f"最近一次检查于 {look.ended:%Y-%m-%d}")
    else:
        state, why = "pass", Text(f"looked at on {look.ended:%Y-%m-%d}", f"{look.ended:%Y-%m-%d} 已检查")
    return (
        Evidence(
            check="drift_watched",
            subject=view.city.path,
            basis="observed" if look else "declared",
            state=state,
            place="observed.json#/records/look" if look else "",
            value=f"run {look.id}: {look.findings} finding(s), {look.operator}" if look else "",
            why=why,
        ),
    )
