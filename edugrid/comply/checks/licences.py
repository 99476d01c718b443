"""Software of the asset register says under which licence it is used (正版化)."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a piece of software in use; of the system where rows name systems, else of the city."""
    rows = [
        (index, row)
        for index, row in enumerate(view.city.registers.assets)
        if row.kind == "software" and row.state != "retired" and row.system in {None, view.system.name}
    ]
    return tuple(
        Evidence(
            check="licences",
            subject=row.id,
            basis="declared",
            state="pass" if row.licence else "fail",
            place=view.row("assets", index),
            value=f"{row.name} {row.os} {row.licence}".strip(),
            why=Text("a licence is written", "已登记授权")
            if row.licence
            else Text("no licence is written", "未登记授权"),
        )
        for index, row in rows
    )
