"""Servers are managed (SSH, RDP) from a named, small network only."""

from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text

PORTS: Final = (22, 3389)
BITS4, BITS6 = 20, 48
"""Shortest prefix that still counts as a management network."""


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a whitelist entry of the system that reaches such a port."""
    found = []
    for index, row in enumerate(view.city.registers.whitelist):
        last = row.port_to or row.port
        if row.application not in view.system.applications or not any(row.port <= port <= last for port in PORTS):
            continue
        narrow = row.source.prefixlen >= (BITS4 if row.source.version == 4 else BITS6)  # noqa: PLR2004 - IPv4
        found.append(
            Evidence(
                check="management_ports",
                subject=row.id,
                basis="declared",
                state="pass" if narrow else "fail",
                place=view.row("whitelist", index),
                value=f"{row.application} {row.protocol} {row.port} <- {row.source}",
                why=Text("from a named management network", "仅限指定的管理网段")
                if narrow
                else Text("the source is larger than a management network", "来源范围大于管理网段"),
            )
        )
    return tuple(found)
