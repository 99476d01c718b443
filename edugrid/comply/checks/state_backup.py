"""What edugrid knows of the clouds is copied, and the newest copy is whole and not old."""

from datetime import timedelta
from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text

AGE: Final = timedelta(days=2)
"""The job is a nightly one."""


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a stack; one that is unknown where a cloud holds the system and nothing is kept."""
    if next(view.hosted(), None) is None:
        return ()
    found = []
    for index, kept in enumerate(view.records.kept):
        old = view.intent.at - kept.made > AGE
        found.append(
            Evidence(
                check="state_backup",
                subject=kept.file,
                basis="observed",
                state="fail" if old or not kept.whole else "pass",
                place=f"observed.json#/records/kept/{index}",
                value=f"{kept.made:%Y-%m-%d %H:%M} UTC, {kept.resources} resources",
                why=Text("its checksum differs", "校验和不符")
                if not kept.whole
                else Text("older than two days", "早于两天前")
                if old
                else Text("whole, and of the last two days", "完整，且为近两天生成"),
            )
        )
    return tuple(found) or (
        Evidence(
            check="state_backup",
            subject=view.city.path,
            basis="declared",
            state="unknown",
            place="",
            value="",
            why=Text("no backup of the state (edugrid cloud backup)", "没有状态备份（edugrid cloud backup）"),
        ),
    )
