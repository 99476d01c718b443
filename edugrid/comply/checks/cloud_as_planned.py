"""The clouds hold what is planned and nothing else: what the last look for drift found on the tenancies of the system."""

from datetime import timedelta
from typing import Final

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.text import Text

AGE: Final = timedelta(days=7)


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an open finding on such a tenancy; one that holds where a fresh look found none."""
    labels = sorted({hosted.tenancy.label for hosted in view.hosted()})
    look = view.records.look
    if not labels:
        return ()
    if look is None or "cloud" not in look.worlds or view.intent.at - look.ended > AGE:
        why = Text("no look at the clouds in the last week (edugrid drift)", "近一周没有对云的检查（edugrid drift）")
        return (_says(view, "unknown", "", "", why),)
    found = [(index, one) for index, one in enumerate(look.cloud) if one.asset.partition("/")[0] in labels]
    if not found:
        value = f"run {look.id}, {look.ended:%Y-%m-%d}: {', '.join(labels)}"
        why = Text("the last look found no difference", "最近一次检查未发现差异")
        return (_says(view, "pass", "observed.json#/records/look", value, why),)
    return tuple(
        _says(
            view,
            "fail",
            f"observed.json#/records/look/cloud/{index}",
            f"{one.asset} {' › '.join(one.path)}: {one.kind}",
            Text(f"differs from the plan (finding {one.identity})", f"与规划不一致（发现 {one.identity}）"),
        )
        for index, one in found
    )


def _says(view: View, state: State, place: str, value: str, why: Text) -> Evidence:
    return Evidence(
        check="cloud_as_planned",
        subject=view.city.path,
        basis="observed" if place else "declared",
        state=state,
        place=place,
        value=value,
        why=why,
    )
