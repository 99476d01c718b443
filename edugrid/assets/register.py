"""The register of a region as one document: systems, hosts, domains, ranges."""

from datetime import date
from typing import Literal

from edugrid.assets.certificate_entry import CertificateEntry
from edugrid.assets.host import Host
from edugrid.assets.system import System
from edugrid.design.frozen import Frozen
from edugrid.design.term import Term


class Range(Frozen):
    """A prefix that the region owns.

    ``use``: ``clients`` where pupils and staff get addresses by themselves (nobody registers those), ``servers`` of the
    region's clouds and data centres, ``network`` for links, loopbacks and management of devices. ``owner`` is that of a legacy room.
    """

    prefix: str
    use: Literal["clients", "servers", "network"]
    region: str
    name: str
    owner: str = ""


class Domain(Frozen):
    """A name and the system that it belongs to; ``zone``: edugrid keeps its record itself."""

    name: str
    system: str
    region: str
    zone: bool


class Register(Frozen):
    """Everything that lies in ``region`` (the target of the command), as of ``day``.

    ``places``: region path → name. ``terms``: contracts, warranties and certificates that end within ninety days or have ended.
    ``phones``: entry of the contacts → masked number; None where no contacts file is set.
    """

    region: str
    title: str
    day: date
    places: dict[str, str]
    systems: tuple[System, ...]
    hosts: tuple[Host, ...]
    domains: tuple[Domain, ...]
    ranges: tuple[Range, ...]
    certificates: tuple[CertificateEntry, ...] = ()
    terms: tuple[Term, ...] = ()
    phones: dict[str, str] | None = None
