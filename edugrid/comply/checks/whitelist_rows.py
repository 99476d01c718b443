"""Every allowed access has an applicant, an approver and a last day, and none says what another one says already."""

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.intent.registers import WhitelistEntry
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a row of the whitelist that is for the system."""
    rows = [
        (index, row)
        for index, row in enumerate(view.city.registers.whitelist)
        if row.application in view.system.applications
    ]
    return tuple(
        _one(view, index, row, [other for other_index, other in rows if other_index != index]) for index, row in rows
    )


def _one(view: View, index: int, row: WhitelistEntry, others: list[WhitelistEntry]) -> Evidence:
    covering = next(
        (other for other in others if _covers(other, row) and not (_covers(row, other) and other.id > row.id)), None
    )
    state: State
    if row.until < view.intent.today:
        state, why = "fail", Text(f"ended on {row.until}", f"已于 {row.until} 到期")
    elif covering is not None:
        state, why = "fail", Text(f"{covering.id} allows it already", f"已被 {covering.id} 包含，属多余规则")
    else:
        state, why = (
            "pass",
            Text(f"approved by {row.approver} until {row.until}", f"{row.approver} 批准，至 {row.until}"),
        )
    return Evidence(
        check="whitelist_rows",
        subject=row.id,
        basis="declared",
        state=state,
        place=view.row("whitelist", index),
        value=f"{row.application} {row.protocol} {row.port}{f'-{row.port_to}' if row.port_to else ''} <- {row.source}",
        why=why,
    )


def _covers(wide: WhitelistEntry, narrow: WhitelistEntry) -> bool:
    if (wide.application, wide.protocol) != (narrow.application, narrow.protocol):
        return False
    if wide.source.version != narrow.source.version or wide.domain != narrow.domain:
        return False
    ports = wide.port <= narrow.port and (narrow.port_to or narrow.port) <= (wide.port_to or wide.port)
    return ports and narrow.source.subnet_of(wide.source)  # type: ignore[arg-type] # of one version
