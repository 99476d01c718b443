"""What a WLAN AC tells of its access points. No radio runs: their state is what tests and labs put into ``Learnt.aps``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.learnt import SeenAp
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

_WORDS = {"nor": "normal", "idle": "idle", "fault": "fault", "cfgfa": "config-failed", "vmiss": "ver-mismatch"}
_RULE = "-" * 100


def _ap_all(session: Session, match: Match) -> Steps:
    """Columns as the AC guides print them: names are as wide as the longest."""
    wlan = session.device.running.at(("wlan",)) or Node()
    rows = [("ID", "MAC", "Name", "Group", "IP", "Type", "State", "STA", "Uptime")]
    counts: Counter[str] = Counter()
    for entry in wlan.entries.values():
        words = entry.line.split()
        if words[0] != "ap-id":
            continue
        inner = {e.key: e.line.rpartition(" ")[2] for e in (entry.node or Node()).entries.values()}
        seen = session.device.learnt.aps.get(int(words[1]), SeenAp())
        counts[seen.state] += 1
        mac = words[words.index("ap-mac") + 1]
        name, group = inner.get("ap-name", mac), inner.get("ap-group", "default")
        up = f"{seen.seconds // 3600}H:{seen.seconds // 60 % 60}M:{seen.seconds % 60}S" if seen.seconds else "-"
        rows.append((words[1], mac, name, group, seen.ip, seen.model, seen.state, str(seen.stations), up))
    widths = [max(len(row[column]) for row in rows) + 1 for column in range(len(rows[0]))]
    table = ["".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    legend = [f"{state:<5}: {_WORDS.get(state, state):<15} [{count}]" for state, count in sorted(counts.items())]
    lines = ["Total AP information:", *legend, _RULE, table[0], _RULE, *table[1:], _RULE, f"Total: {len(rows) - 1}"]
    session.write("\n".join(lines))
    del match
    yield from ()


def _mobility_group(session: Session, match: Match) -> Steps:
    """Who of the group answers: what tests and labs call reachable, and the controller itself. The format is [G]."""
    device = session.device
    group = device.running.at(("wlan", f"mobility-group name {match.args[0]}"))
    if group is None:
        raise Refused("Error: The mobility group does not exist.")
    members = [entry.line.rpartition(" ")[2] for entry in group.entries.values()]
    known = device.learnt.reachable | {
        word
        for entry in device.running.entries.values()
        for inner in (entry.node or Node()).entries.values()
        if inner.line.startswith("ip address ")
        for word in inner.line.split()
    }
    rows = [f"{'normal' if member in known else 'fault':<18}{member:<40}-" for member in members]
    head = f"{'State':<18}{'IP address':<40}Description"
    session.write("\n".join([_RULE, head, _RULE, *rows, _RULE, f"Total: {len(rows)}"]))
    yield from ()


WLAN_SHOW: dict[str, Handler] = {"ap_all": _ap_all, "mobility_group": _mobility_group}
