"""What the registers themselves show: no filing, an evaluation that is due, two owners, what has ended."""

from collections.abc import Iterator
from typing import Final

from edugrid.assets.finding import finding
from edugrid.assets.register import Register
from edugrid.assets.system import MONTHS, System
from edugrid.drift.record import DriftRecord

SOON_DAYS: Final = 90
"""An evaluation takes weeks to buy and to make: so many days before its last day it is told."""
_URGENT: Final = 30


def paper(register: Register) -> Iterator[DriftRecord]:
    """Findings that need no look at anything."""
    for system in register.systems:
        if system.state == "in-use":
            yield from _filing(register, system)
    for host in register.hosts:
        if host.told_owner and host.state != "retired":
            yield finding(
                host.region,
                host.id,
                ("owner",),
                "changed",
                host.owner,
                f"{host.told_owner} (registers/assets.csv {host.asset})",
                owner=host.owner,
            )
    for term in register.terms:
        yield finding(
            term.region,
            f"registers/{term.region.rsplit('/', 1)[-1]}",
            (term.kind, term.id),
            "expired",
            f"{term.about.en}; until {term.ends}",
            term.left.en,
            severity=term.severity,
            owner=term.who if term.kind == "warranty" else "",
        )


def _filing(register: Register, system: System) -> Iterator[DriftRecord]:
    asset = f"system/{system.name}"
    if system.phone and register.phones is not None and system.phone not in register.phones:
        wanted = f"an entry {system.phone} in the contacts file"
        yield finding(
            system.region, asset, ("phone",), "missing", wanted, None, severity="low", owner=system.organisation
        )
    if not system.registered:
        yield finding(
            system.region,
            asset,
            ("registers/systems.csv",),
            "missing",
            "a row in the register",
            f"only the application {system.name} says that it is there",
            owner=system.organisation,
        )
    elif system.protection_level in MONTHS and not system.filing:
        yield finding(
            system.region,
            asset,
            ("filing",),
            "missing",
            f"filing number (level {system.protection_level})",
            None,
            owner=system.organisation,
        )
    due = system.assess_by
    if due is None:
        if system.registered and system.protection_level in MONTHS:
            expected = f"evaluated every {MONTHS[system.protection_level]} months (level {system.protection_level})"
            yield finding(system.region, asset, ("assessed",), "missing", expected, None, owner=system.organisation)
        return
    left = (due - register.day).days
    if left <= SOON_DAYS:
        yield finding(
            system.region,
            asset,
            ("assessed",),
            "expired",
            f"evaluated again until {due}",
            f"last on {system.assessed}; " + (f"{left} days left" if left >= 0 else f"ended {-left} days ago"),
            severity="high" if left < 0 else "medium" if left <= _URGENT else "low",
            owner=system.organisation,
        )
