"""What a WX controller tells of its access points. No radio runs: their state is what tests and labs put into ``Learnt.aps``.

Columns as a WX3540X prints them; its row of an access point that never came is in no source [G].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.learnt import SeenAp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry

_LEGEND = (
    f"{'AP information':>47}",
    " State : I = Idle,      J  = Join,       JA = JoinAck,    IL = ImageLoad",
    "         C = Config,    DC = DataCheck,  R  = Run,   M = Master,  B = Backup",
    " Online time : Day:Hour:Minute:Second ",
    "",
)
_HEAD = (
    "AP name                        APID State Model           Serial ID            Group name             "
    "Online time   Clients Mode  IP address"
)
_WIDTHS = (31, 6, 5, 16, 21, 23, 14, 8, 6, 1)


def _aps(session: Session) -> Iterator[tuple[int, str, Entry, SeenAp]]:
    """Number, name, entry and what was seen; numbers go by the order of making."""
    found = session.device.running.matching(r"wlan ap (\S+)")
    for number, (name, entry) in enumerate(found, 1):
        yield number, name[1], entry, session.device.learnt.aps.get(number, SeenAp("I"))


def _group_of(session: Session, name: str) -> str:
    groups = session.device.running.matching(r"wlan ap-group (\S+)")
    return next((one[1] for one, e in groups if e.node and f"ap {name}" in e.node.entries), "default-group")


def _counts(session: Session) -> list[str]:
    seen = [one for *_, one in _aps(session)]
    up = sum(one.state.startswith("R") for one in seen)
    return [f"Total number of APs: {len(seen)}", f"Total number of connected APs: {up}"]


def _wlan_aps(session: Session, match: Match) -> Steps:
    rows = [_HEAD]
    for number, name, entry, seen in _aps(session):
        serial = entry.node.entries.get("serial-id") if entry.node else None
        up = seen.state.startswith("R")
        clock = f"{seen.seconds // 86400}:{seen.seconds // 3600 % 24:02}:{seen.seconds // 60 % 60:02}:{seen.seconds % 60:02}"
        told = (serial.args[0] if serial else "Not configured", _group_of(session, name), clock if up else "N/A")
        model = entry.line.rpartition(" ")[2]
        rows.append(
            _row(name, str(number), seen.state, model, *told, str(seen.stations), "Fit", seen.ip if up else "N/A")
        )
    session.write("\n".join([*_counts(session), "", *_LEGEND, *rows]))
    del match
    yield from ()


def _row(*cells: str) -> str:
    """Columns run into each other only with a blank between them [G]."""
    return " ".join(cell.ljust(width - 1) for cell, width in zip(cells, _WIDTHS, strict=True))


def _wlan_ap_addresses(session: Session, match: Match) -> Steps:
    rows = [f"{'AP name':<33}{'IP address':<33}MAC address"]
    for _number, name, entry, seen in _aps(session):
        mac = entry.node.entries.get("mac-address") if entry.node else None
        ip = seen.ip if seen.state.startswith("R") else "N/A"
        rows.append(f"{name:<33}{ip:<33}{mac.args[0] if mac else 'N/A'}")
    session.write("\n".join([*_counts(session), "", *rows]))
    del match
    yield from ()


WLAN_SHOW: dict[str, Handler] = {"wlan_aps": _wlan_aps, "wlan_ap_addresses": _wlan_ap_addresses}
