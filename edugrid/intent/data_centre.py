"""Legacy data centres and their way out (退出时间表)."""

from datetime import date
from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.settings import Name

STAGES = ("freeze", "survey", "migrate", "drain", "wipe", "power_off", "hand_back")


class Workload(Frozen):
    """Something that still runs there, as a server in a project of one of the city's clouds or of the site itself."""

    name: str
    cloud: Name
    project: str
    server: str


class Timetable(Frozen):
    """The last day on which each stage must be finished."""

    freeze: date
    survey: date
    migrate: date
    drain: date
    wipe: date
    power_off: date
    hand_back: date


class Attestation(Frozen):
    """What a person vouches for: which stage is finished, who says so, and the document that shows it."""

    stage: Literal["survey", "drain", "wipe", "power_off", "hand_back"]
    day: date
    by: str
    evidence: str


class DataCentre(Frozen):
    """A machine room of a city, county or school."""

    name: Name
    title: str
    state: Literal["legacy", "new"]
    owner: str
    opened: date
    racks: int
    target: Name | None = None
    school: str | None = None
    prefixes: tuple[IPv4Network | IPv6Network, ...] = ()
    workloads: tuple[Workload, ...] = ()
    timetable: Timetable | None = None
    attestations: tuple[Attestation, ...] = ()
