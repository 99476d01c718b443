"""Drift of what a device tells of itself: sessions, neighbours, ONUs, ports."""

from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from typing import Final, Literal

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import LIVE
from edugrid.drift.record import DriftRecord
from edugrid.network.live.finding import LiveFinding

_ROOTS: Final = ("uplink", "trunk", "lag", "backup_uplink")
"""Ports first: what hangs on a port that is down is down with it, and told with it."""
_GRAVE: Final = frozenset((*_ROOTS, "bgp", "igp", "l3vpn"))
_ECHOES: Final = frozenset(
    (
        "aaa",
        "access",
        "access_control",
        "access_guard",
        "acl",
        "dhcpv6_server",
        "management",
        "multicast",
        "qos",
        "ra",
        "sdn",
        "srv6",
        "telemetry",
    )
)
"""Checks that mostly read back the configuration: while its lines differ, those are the finding."""


def live_facts(
    device: DeviceDesign,
    findings: Sequence[LiveFinding],
    lines: Iterable[DriftRecord],
    layer: Literal["real", "simulated"],
) -> list[DriftRecord]:
    """One record a fact of ``device`` that is not as promised; each cause is told once. Pure.

    A neighbour that nobody promised is a cause of its own. What a line of ``lines`` (the drift of its configuration) or a
    port that is down explains is left out. What the driver cannot tell is no finding.
    """
    texts = [" ".join(record.path) for record in lines]
    named = {word.lower() for text in texts for word in text.replace(",", " ").split()}
    order = sorted(findings, key=lambda item: (item.feature not in _ROOTS, item.feature, item.subject))
    down: list[str] = []
    found = []
    for item in order:
        if item.state == "ok" or (item.state == "unknown" and not item.extra):
            continue
        words = [word.strip("()") for word in item.subject.split()]
        stranger = item.extra or (item.feature == "lldp" and item.actual != "absent")
        if not stranger and (
            (texts and item.feature in _ECHOES)
            or any(_tells(word) and word.lower() in named for word in words)
            or any(port in words for port in down)
            or _behind(device, words, down)
        ):
            continue
        if item.feature in _ROOTS:
            down.append(words[0])
        found.append(_record(device, item, layer))
    return found


def _tells(word: str) -> bool:
    """Names one thing: a port, an address; never a mere number or family."""
    return any(mark in word for mark in "/.:")


def _behind(device: DeviceDesign, words: Sequence[str], down: Sequence[str]) -> bool:
    """An address on the link of a port that is down."""
    links = [link.network for port in device.ports if port.name in down for link in (port.ipv4, port.ipv6) if link]
    for word in words:
        try:
            address = ip_address(word)
        except ValueError:
            continue
        if any(address in link for link in links):
            return True
    return False


def _record(device: DeviceDesign, item: LiveFinding, layer: Literal["real", "simulated"]) -> DriftRecord:
    gone = item.actual == "absent"
    return DriftRecord(
        region=device.region,
        world="network",
        asset=device.name,
        path=tuple(part for part in (LIVE, item.feature, item.subject) if part),
        kind="unmanaged" if item.extra else "missing" if gone else "changed",
        intended=None if item.extra else item.expected,
        actual=None if gone else item.actual,
        severity="high" if item.feature in _GRAVE else "medium",
        layer=layer,
    )
