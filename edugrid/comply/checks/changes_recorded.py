"""Every change was a sealed plan, with a journal and a way back."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a run of the newest; one that is unknown where nothing was ever applied."""
    found = tuple(
        Evidence(
            check="changes_recorded",
            subject=run.id,
            basis="observed",
            state="pass" if run.exit_code is not None else "fail",
            place=f"observed.json#/records/runs/{index}",
            value=f"{run.at:%Y-%m-%d %H:%M} UTC plan sha256 {run.sha256}",
            why=Text("a sealed plan, a journal, snapshots for the way back", "计划已封存，有日志与回退快照")
            if run.exit_code is not None
            else Text("was cut off and never finished (edugrid resume)", "运行中断且未完成（edugrid resume）"),
        )
        for index, run in enumerate(view.records.runs)
    )
    return found or (
        Evidence(
            check="changes_recorded",
            subject=view.city.path,
            basis="declared",
            state="unknown",
            place="",
            value="",
            why=Text("no run is kept in the state folder", "状态目录中没有运行记录"),
        ),
    )
