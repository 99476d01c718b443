"""Entries and requests, and how long they last."""

from datetime import date
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.design.term import MEDIUM_DAYS
from edugrid.intent.registers import WhitelistEntry, WhitelistRequest
from edugrid.intent.tree import Intent

State = Literal["valid", "ending", "expired", "requested"]


class Listed(Frozen):
    """One row; ``access`` as ``tcp 443 10.0.0.0/8``. ``ending``: its last day is within thirty days."""

    city: str
    id: str
    state: State
    application: str
    access: str
    domain: str | None
    applicant: str
    approver: str | None
    reason: str
    until: date


def listed(intent: Intent) -> tuple[Listed, ...]:
    """All rows of the cities of ``intent``, in the order of the registers: entries, then requests. Pure."""
    found = []
    for city in intent.cities:
        found += [_one(city.path, row, intent.today) for row in city.registers.whitelist]
        found += [_one(city.path, row, intent.today) for row in city.registers.whitelist_requests]
    return tuple(found)


def _one(city: str, row: WhitelistEntry | WhitelistRequest, today: date) -> Listed:
    approver = getattr(row, "approver", None)
    state = "requested" if approver is None else _state((row.until - today).days)
    ports = f"{row.port}-{row.port_to}" if row.port_to else str(row.port)
    fields = {name: getattr(row, name) for name in ("id", "application", "domain", "applicant", "reason", "until")}
    more = {"city": city, "state": state, "approver": approver}
    return Listed.model_validate({**fields, **more, "access": f"{row.protocol} {ports} {row.source}"})


def _state(left: int) -> State:
    if left < 0:
        return "expired"
    return "ending" if left <= MEDIUM_DAYS else "valid"
