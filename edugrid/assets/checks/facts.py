"""What a device says of itself against the register: model, serial number, software."""

import re
from collections.abc import Iterator

from edugrid.assets.finding import finding
from edugrid.assets.host import Host
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Sighting
from edugrid.drift.record import DriftRecord


def facts(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """One record a value that differs; what the register does not say, or the device does not tell, is none."""
    hosts = {host.name: host for host in register.hosts if host.id.startswith("device/")}
    for one in seen.sightings:
        host = hosts.get(one.where) if one.what == "facts" else None
        if host is not None:
            yield from _one(host, one)


def _one(host: Host, one: Sighting) -> Iterator[DriftRecord]:
    told = (
        ("model", host.model, one.model, "medium"),
        ("serial", host.serial, one.serial, "high"),
        # of a declared device only the register of assets says what software it should have
        ("software", host.software if host.asset else "", one.version, "medium"),
    )
    for name, expected, actual, severity in told:
        if expected and actual and not _same(expected, actual):
            yield finding(
                host.region,
                host.id,
                (name,),
                "changed",
                expected,
                actual,
                severity="high" if severity == "high" else "medium",
                layer=one.layer,
                owner=host.owner,
            )


def _same(expected: str, actual: str) -> bool:
    """One names the other: ``CE6881`` is a ``CE6881-48S6CQ``; ``FRR 8.4.4`` is version ``8.4.4``.

    A version is never the beginning of a longer one: 8.4 is not 8.4.4, but R5 is R5 (build 12).
    """
    one, other = sorted((_flat(expected), _flat(actual)), key=len)
    return bool(one) and re.search(rf"(?<![a-z0-9.]){re.escape(one)}(?![a-z0-9]|\.\d)", other) is not None


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
