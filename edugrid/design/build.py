"""Intent and numbers become the structured design of a region."""

from edugrid.allocate.ledger import Ledger
from edugrid.design.adopted_projects import adopted_projects
from edugrid.design.gateways import routed_ports, routed_segments, school_segments, vlan_gateways
from edugrid.design.network import DeviceDesign
from edugrid.design.placed_networks import placed_networks
from edugrid.design.region import RegionDesign
from edugrid.design.segments import Segment, segments
from edugrid.design.system import system
from edugrid.design.tenancies import tenancies
from edugrid.design.trunks import trunk_ports, vlans
from edugrid.design.uplinks import bgp, link_ports, loopback
from edugrid.intent.cloud import Cloud
from edugrid.intent.device import Device
from edugrid.intent.settings import Settings
from edugrid.intent.tree import City, Intent


def build(intent: Intent, ledger: Ledger) -> RegionDesign:
    """Everything that lies in the target region, devices in order of name."""
    devices: list[DeviceDesign] = []
    for city in intent.cities:
        clouds = {f"cloud-{cloud.name}": _cloud_segments(city, cloud, ledger) for cloud in city.file.clouds}
        everywhere = dict(clouds)
        sites_by_county = {county.path: segments(city, county, ledger) for county in city.counties}
        for region, asn, device in city.devices():
            if not intent.wants(region):
                continue
            sites = everywhere | sites_by_county.get(region, {})
            settings = next((c.settings for c in city.counties if c.path == region), city.settings)
            devices.append(_device(city, region, asn, device, settings, sites, ledger))
    return RegionDesign(
        region=intent.target,
        devices=tuple(sorted(devices, key=lambda device: device.name)),
        tenancies=tuple(
            tenancy for city in intent.cities if intent.wants(city.path) for tenancy in tenancies(intent, city, ledger)
        ),
        adopted=tuple(spec for city in intent.cities if intent.wants(city.path) for spec in adopted_projects(city)),
    )


def _cloud_segments(city: City, cloud: Cloud, ledger: Ledger) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            site=cloud.name,
            name="cloud" if purpose == "apps" else f"cloud-{purpose}",
            vlan=ledger.number(city.path, "vlan", owner),
            vni=ledger.number(city.path, "vni", owner),
            ipv4=ledger.ipv4(city.path, owner),
            # no device text names a cloud's prefix yet; where the cloud assigns it, its number once it is known
            ipv6=ledger.assigned6(city.path, owner) or next(ledger.ipv6(city.path, owner).subnets(new_prefix=64)),
        )
        for purpose, owner in placed_networks(city, cloud)
    )


def _device(
    city: City,
    region: str,
    asn: int,
    device: Device,
    settings: Settings,
    sites: dict[str, tuple[Segment, ...]],
    ledger: Ledger,
) -> DeviceDesign:
    local = (*school_segments(device, sites), *(segment for _, segment in routed_segments(device, sites)))
    return DeviceDesign(
        name=device.name,
        platform=device.platform,
        region=region,
        role=device.role,
        state=device.state,
        host=str(device.management.host),
        port=device.management.port,
        system=system(device, settings),
        loopback=loopback(city, device, ledger),
        vlans=vlans(device, sites),
        ports=(*link_ports(city, device, ledger), *trunk_ports(device, sites), *routed_ports(device, sites)),
        gateways=vlan_gateways(device, sites),
        bgp=bgp(city, device, asn, ledger, tuple((segment.ipv4, segment.ipv6) for segment in local)),
    )
