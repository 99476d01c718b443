"""VRP5 displays of single features. Source: S1720, S2700, S5700 and S6720 command reference, issue 14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session


def _records(session: Session, word: str) -> Iterator[tuple[str, list[str]]]:
    """(place, lines that begin with ``word``) of the interfaces, then of the VLANs."""
    running = session.device.running
    for fact in interface_facts(session.device):
        entries = (running.at((f"interface {fact.name}",)) or Node()).entries
        yield f"interface {fact.name}", [e.line for e in entries.values() if e.line.startswith(f"{word} ")]
    vlans: dict[str, list[str]] = {}
    for entry in running.entries.values():
        if entry.line.startswith(f"{word} vlan "):
            vlan, rest = entry.line.removeprefix(f"{word} vlan ").split(" ", 1)
            vlans.setdefault(f"vlan {vlan}", []).append(f"{word} {rest}")
    yield from vlans.items()


def _state(session: Session, place: str) -> str:
    return "fail" if place.rpartition(" ")[2] in session.device.learnt.unfit else "success"


def _applied_filters(session: Session, match: Match) -> Steps:
    rule = "-" * 73
    blocks = [
        "\n".join([f"*{place}", *(f"    {line}\n      slot 0: {_state(session, place)}" for line in lines)])
        for place, lines in _records(session, "traffic-filter")
        if lines
    ]
    if blocks:
        session.write("\n".join([rule, *(f"{block}\n{rule}" for block in blocks)]))
    del match
    yield from ()


def _applied_policies(session: Session, match: Match) -> Steps:
    rule = "-" * 49
    blocks = []
    for index, (found, entry) in enumerate(session.device.running.matching(r"traffic policy (\S+)")):
        bound = [
            (place, line)
            for place, lines in _records(session, "traffic-policy")
            for line in lines
            if line.split()[1] == found[1]
        ]
        pairs = [e.args for e in (entry.node or Node()).entries.values() if e.key.startswith("classifier ")]
        blocks.append(
            "\n".join(
                [
                    rule,
                    f"  Policy Name:   {found[1]}",
                    f"  Policy Index:  {index}",
                    *(f"     Classifier:{pair[0]}     Behavior:{pair[1]}" for pair in pairs),
                    rule,
                    *(f" *{place}\n    {line}\n      slot 0    :  {_state(session, place)}" for place, line in bound),
                    rule,
                    f"  Policy total applied times: {len(bound)}.",
                ]
            )
        )
    session.write("\n".join(blocks))
    del match
    yield from ()


def _radius_items(session: Session, match: Match) -> Steps:
    template = session.device.running.at((f"radius-server template {match.args[0]}",))
    if template is None:
        raise Refused("Error: The RADIUS server template does not exist.")
    rule = " " + "-" * 78
    lines = [rule]
    for number, entry in enumerate(template.entries.values()):
        words = entry.line.split()
        if words[1] in {"authentication", "accounting"}:
            state = "down" if words[2].lower() in session.device.learnt.silent_radius else "up"
            lines += [
                f"  STState    = STState-{state}",
                "  STChgTime  = -",
                f"  ServerId   = {number}",
                f"  Type       = {'auth' if words[1] == 'authentication' else 'acct'}-server",
                f"  State      = state-{state}",
                "  AlarmFlag  = false",
                "  STUseNum   = 1",
                f"  IPAddress  = {words[2]}",
                "  SourceIp   = ::",
                "  Vrf        = -",
            ]
    session.write("\n".join([*lines, rule]))
    yield from ()


FEATURES: dict[str, Handler] = {
    "applied_filters": _applied_filters,
    "applied_policies": _applied_policies,
    "radius_items": _radius_items,
}
