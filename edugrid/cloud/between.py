"""What joins the tenancies of a region: names that point to any of them, and IPsec between two."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pulumi

from edugrid.cloud.components.dns_zone import DnsRecord, DnsZone, DnsZoneArgs
from edugrid.cloud.components.vpn_end import VpnEnd, VpnEndArgs
from edugrid.cloud.dns_hosts import DnsHost, dns_hosts
from edugrid.cloud.tenancy import Tenancy
from edugrid.design.tenancy_spec import TenancySpec

NOBODY: Final = {4: "192.0.2.0", 6: "100::"}
"""Stands where the other cloud cannot be asked; the engine then keeps what is there (RFC 5737, RFC 6666)."""


def between(
    specs: Sequence[TenancySpec], made: Mapping[str, Tenancy], shared_key: Callable[[str], pulumi.Input[str]]
) -> None:
    """Make zones, records and VPN ends of the tenancies ``made`` (by cloud); ``specs`` are all of the region.

    ``shared_key`` gives the pre-shared key of a connection; it must be a secret.
    """
    for spec in specs:
        home = made.get(spec.cloud)
        if home is None:
            continue
        if spec.dns is not None:
            records = [
                record for host in dns_hosts(spec.dns.zone, specs) for record in _records(spec.dns.zone, host, made)
            ]
            DnsZone(
                f"{spec.cloud}-{spec.project}-dns",
                DnsZoneArgs(spec.dns.zone, spec.dns.email, records),
                home.home.inside(home),
            )
        for line in spec.vpns:
            peer = made.get(line.peer)
            VpnEnd(
                f"{spec.cloud}-{line.name}",
                VpnEndArgs(
                    connection=line.name,
                    router_id=home.router.router_id,
                    subnet_ids=[home.networks[name].subnet4_id for name in line.networks],
                    peer_address=peer.router.address if peer else NOBODY[4],
                    peer_prefixes=line.peer_prefixes,
                    psk=shared_key(line.name),
                    known=peer is not None,
                ),
                home.home.inside(home, *home.networks.values()),
            )


def _records(zone: str, host: DnsHost, made: Mapping[str, Tenancy]) -> list[DnsRecord]:
    tenancy = made.get(host.spec.cloud)
    application = tenancy.applications[host.application.name] if tenancy else None
    addresses: dict[int, pulumi.Input[Sequence[str]]] = {family: [nobody] for family, nobody in NOBODY.items()}
    if application is not None:
        addresses = {4: application.ipv4, 6: application.ipv6}
    if not host.spec.features.planned_v6:
        del addresses[6]  # the cloud assigns it after the run
    return [
        DnsRecord(
            key=host.host.removesuffix(f".{zone}"),
            host=host.host,
            family=family,
            addresses=found,
            known=application is not None,
        )
        for family, found in addresses.items()
    ]
