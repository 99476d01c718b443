"""Declared: what joins the tenancies of a region."""

from collections.abc import Sequence

from edugrid.cloud.declared import Declared
from edugrid.cloud.dns_hosts import dns_hosts
from edugrid.design.tenancy_spec import TenancySpec


def declare_between(spec: TenancySpec, everybody: Sequence[TenancySpec]) -> list[Declared]:
    """Zone and records that ``spec`` serves for ``everybody``, and its ends of the VPN connections."""
    found: list[Declared] = []
    if spec.dns is not None:
        name, zone = f"{spec.cloud}-{spec.project}-dns", spec.dns.zone
        found.append(Declared("openstack:dns/zone:Zone", name, {"name": zone, "email": spec.dns.email}))
        found += [
            Declared(
                "openstack:dns/recordSet:RecordSet",
                f"{name}-{host.host.removesuffix(f'.{zone}')}-{kind.lower()}",
                {"name": host.host, "type": kind},
            )
            for host in dns_hosts(zone, everybody)
            for kind in (("A", "AAAA") if host.spec.features.planned_v6 else ("A",))
        ]
    for line in spec.vpns:
        name = f"{spec.cloud}-{line.name}"
        found += [
            Declared(
                f"openstack:vpnaas/{kind[0].lower()}{kind[1:]}:{kind}",
                f"{name}{suffix}",
                {"name": f"{line.name}{suffix}"},
            )
            for kind, suffix in (
                ("IkePolicy", ""),
                ("IpSecPolicy", ""),
                ("Service", ""),
                ("EndpointGroup", "-local"),
                ("EndpointGroup", "-peer"),
                ("SiteConnection", ""),
            )
        ]
    return found
