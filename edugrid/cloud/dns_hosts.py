"""Which application's addresses a name of the region's zone points to; pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from edugrid.design.tenancy_spec import ApplicationSpec, TenancySpec

PREFERENCE = ("serving", "leaving", "arriving")
"""While an application moves, the side that serves; between the two, the old one, which still holds the data."""


class DnsHost(NamedTuple):
    """``host`` ends with a dot; ``application`` lies in the tenancy ``spec``, on whichever cloud."""

    host: str
    spec: TenancySpec
    application: ApplicationSpec


def dns_hosts(zone: str, specs: Sequence[TenancySpec]) -> tuple[DnsHost, ...]:
    """Every name of ``zone`` once, in order."""
    found: dict[str, list[DnsHost]] = {}
    for host in _named(specs):
        if host.host.endswith(f".{zone}"):
            found.setdefault(host.host, []).append(host)
    return tuple(min(found[name], key=lambda host: PREFERENCE.index(host.application.role)) for name in sorted(found))


def _named(specs: Sequence[TenancySpec]) -> Iterable[DnsHost]:
    for spec in specs:
        if not spec.features.api:
            continue  # its addresses are nobody's to read
        for app in spec.applications:
            if app.dns_name is not None:
                yield DnsHost(app.dns_name, spec, app)
