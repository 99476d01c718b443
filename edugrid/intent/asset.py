"""The register of information assets: one row a server, device or piece of software that a department answers for."""

import re
from datetime import date
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from edugrid.design.frozen import Frozen
from edugrid.intent.settings import Name


def _words(value: object) -> object:
    """A cell with several entries, separated as people separate them."""
    return tuple(part for part in re.split(r"[\s;,；，、]+", value) if part) if isinstance(value, str) else value


Addresses = Annotated[tuple[IPv4Address | IPv6Address, ...], BeforeValidator(_words)]


class Asset(Frozen):
    """One asset (GB/T 22239-2019, 8.1.10.2: a list of assets with owner, importance and place).

    ``county`` absent: the city's own. ``protection_level`` is the grade of the system (1 to 3) that it belongs to.
    ``data_centre`` names one of the city or its counties, ``rack`` the place in it. ``installed``: since when it stands
    there; ``system`` the short name of the system that it is part of; ``os`` the software with its version;
    ``licence`` the number or contract by which software is used (正版化);
    ``warranty_until``: the last day on which its supplier repairs it. ``state`` retired: struck off, and gone.
    """

    id: Annotated[str, Field(pattern=r"^\S{1,60}$")]
    name: str
    kind: Literal["server", "storage", "network", "security", "terminal", "power", "software", "other"] = "other"
    county: Name | None = None
    owner: str
    model: str = ""
    serial: str | None = None
    os: str = ""
    addresses: Addresses = ()
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None
    data_centre: Name | None = None
    rack: str = ""
    installed: date | None = None
    warranty_until: date | None = None
    state: Literal["in-use", "idle", "retired"] = "in-use"
    system: Name | None = None
    licence: str = ""
    remark: str = ""


class AssetsFile(Frozen):
    """All rows of ``registers/assets.csv``."""

    rows: tuple[Asset, ...]
