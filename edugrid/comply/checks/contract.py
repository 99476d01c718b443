"""The cloud that holds the system is under a contract that is in force."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a contract of such a cloud; a cloud without any row is unknown."""
    found = []
    today = view.intent.today
    for label in sorted({hosted.tenancy.label for hosted in view.hosted()}):
        rows = [(index, row) for index, row in enumerate(view.city.registers.contracts) if row.cloud == label]
        if not rows:
            nothing = Text("no contract of it in registers/contracts.csv", "registers/contracts.csv 中没有该云的合同")
            found.append(
                Evidence(
                    check="contract", subject=label, basis="declared", state="unknown", place="", value="", why=nothing
                )
            )
        valid = any(row.valid(today) for _, row in rows)
        for index, row in rows:
            if valid and not row.valid(today):
                continue
            found.append(
                Evidence(
                    check="contract",
                    subject=label,
                    basis="declared",
                    state="pass" if row.valid(today) else "fail",
                    place=view.row("contracts", index),
                    value=f"{row.id} {row.supplier} {row.starts} - {row.ends}",
                    why=Text("in force", "合同有效") if row.valid(today) else Text("not in force", "合同不在有效期内"),
                )
            )
    return tuple(found)
