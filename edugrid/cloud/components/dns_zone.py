"""Component: a DNS zone with its address records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component

ZONE_TTL: Final = 3600
RECORD_TTL: Final = 300
"""Seconds; short, so that clients follow when an application moves to another cloud."""


@dataclass(frozen=True)
class DnsRecord:
    """``key`` names the record in the state; ``host`` ends with a dot; ``addresses`` are of one family.

    ``known`` False: the cloud that has the addresses cannot be asked now, so the record stays as it is.
    """

    key: str
    host: str
    family: int
    addresses: pulumi.Input[Sequence[str]]
    known: bool = True


@dataclass(frozen=True)
class DnsZoneArgs:
    """``zone`` ends with a dot."""

    zone: str
    email: str
    records: Sequence[DnsRecord] = ()


class DnsZone(Component):
    """A zone and its A and AAAA records; the addresses may come from any cloud. Outputs: ``zone_id``.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.dns_zone import DnsRecord, DnsZone, DnsZoneArgs

        inside = openstack.Provider("inside", cloud="gov")
        records = [DnsRecord("id", "id.example-city.edu.example.", 6, ["3fff:4ff::80"])]
        args = DnsZoneArgs("example-city.edu.example.", "hostmaster@edu.example", records)
        pulumi.export("zone", DnsZone("example", args, pulumi.ResourceOptions(provider=inside)).zone_id)
    """

    zone_id: pulumi.Output[str]

    def __init__(self, name: str, args: DnsZoneArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("DnsZone", name, opts)
        zone = openstack.dns.Zone(
            name, name=args.zone, email=args.email, ttl=ZONE_TTL, type="PRIMARY", opts=self.child()
        )
        self.zone_id = zone.id
        for record in args.records:
            kind = "AAAA" if record.family == 6 else "A"  # noqa: PLR2004 - IPv6
            openstack.dns.RecordSet(
                f"{name}-{record.key}-{kind.lower()}",
                zone_id=zone.id,
                name=record.host,
                type=kind,
                ttl=RECORD_TTL,
                records=record.addresses,
                opts=self.child(ignore_changes=None if record.known else ["records"]),
            )
        self.register_outputs({"zone_id": self.zone_id})
