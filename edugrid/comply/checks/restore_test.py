"""A copy was restored and compared: what the retirement of legacy data centres has written down."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a legacy data centre whose data was restored into the system; else one that is unknown."""
    found = []
    for path, index, site in view.city.data_centres():
        if not any(work.target in view.system.applications for work in site.workloads):
            continue
        for number, item in enumerate(site.attestations):
            if item.stage == "migrate" and item.sha256:
                source = view.intent.sources[path]
                loc = ("data_centres", index, "attestations", number)
                found.append(
                    Evidence(
                        check="restore_test",
                        subject=f"legacy/{site.name}",
                        basis="attested",
                        state="pass",
                        place=f"{source.file}:{source.line(loc)}",
                        value=f"{item.by} {item.day} {item.evidence} {item.sha256}",
                        why=Text(f"restored on {item.day}", f"于 {item.day} 完成恢复"),
                    )
                )
    if found:
        return tuple(found)
    nothing = Text("no restore test is written down", "未登记恢复测试")
    return (
        Evidence(
            check="restore_test",
            subject=view.system.name,
            basis="declared",
            state="unknown",
            place="registers/compliance.csv",
            value="",
            why=nothing,
        ),
    )
