"""Intent and numbers become the structured design of a region."""

from edugrid.allocate.ledger import Ledger
from edugrid.design.aaa import aaa
from edugrid.design.access import access, access_guard, ra_guard
from edugrid.design.access_control import access_control
from edugrid.design.acl import acl
from edugrid.design.adopted_projects import adopted_projects
from edugrid.design.backup_uplink import backup_uplink
from edugrid.design.bgp_policy import bgp_policy
from edugrid.design.block import block
from edugrid.design.blocked import Blocked, blocked
from edugrid.design.dhcp import dhcp, dhcpv6_server, ra
from edugrid.design.first_hops import first_hops
from edugrid.design.flows import flows
from edugrid.design.gateways import routed_ports, vlan_gateways
from edugrid.design.igp import igp
from edugrid.design.l3vpn import l3vpn
from edugrid.design.lag import lag
from edugrid.design.lldp import lldp
from edugrid.design.mac_block import mac_block
from edugrid.design.management import management
from edugrid.design.multicast import multicast
from edugrid.design.nat64 import ipv6_only, nat64
from edugrid.design.network import DeviceDesign
from edugrid.design.optical import (
    optical,
    optical_dual_homing,
    optical_protection,
    optical_uplinks,
    optical_vlans,
    xgs_pon,
)
from edugrid.design.overlay import overlay
from edugrid.design.overlay_routing import overlay_routing
from edugrid.design.pair import pair
from edugrid.design.place import Place
from edugrid.design.placed_networks import placed_networks
from edugrid.design.qos import qos
from edugrid.design.quarantine import quarantine_vlan
from edugrid.design.region import RegionDesign
from edugrid.design.sdn import sdn
from edugrid.design.segments import Segment, segments
from edugrid.design.srv6 import srv6
from edugrid.design.system import system
from edugrid.design.telemetry import telemetry
from edugrid.design.tenancies import tenancies
from edugrid.design.trunks import trunk_ports, vlans
from edugrid.design.uplinks import bgp, link_ports, loopback
from edugrid.design.wlan import fast_roaming_sae, wlan
from edugrid.intent.cloud import Cloud
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City, Intent


def build(intent: Intent, ledger: Ledger) -> RegionDesign:
    """Everything that lies in the target region, devices in order of name."""
    devices: list[DeviceDesign] = []
    for city in intent.cities:
        clouds = {f"cloud-{cloud.name}": _cloud_segments(city, cloud, ledger) for cloud in city.file.clouds}
        counties = {county.path: county for county in city.counties}
        sites_by_county = {path: segments(city, county, ledger) for path, county in counties.items()}
        orders = _orders(intent, city)
        for region, asn, device in city.devices():
            if not intent.wants(region):
                continue
            county = counties.get(region)
            place = Place(
                intent=intent,
                city=city,
                county=county,
                region=region,
                asn=device.asn or asn,
                device=device,
                settings=device_settings(city, region, device),
                sites=clouds | sites_by_county.get(region, {}),
                ledger=ledger,
                blocked=orders[region],
            )
            devices.append(_device(place))
    return RegionDesign(
        region=intent.target,
        devices=tuple(sorted(devices, key=lambda device: device.name)),
        tenancies=tuple(
            tenancy for city in intent.cities if intent.wants(city.path) for tenancy in tenancies(intent, city, ledger)
        ),
        adopted=tuple(spec for city in intent.cities if intent.wants(city.path) for spec in adopted_projects(city)),
    )


def _orders(intent: Intent, city: City) -> dict[str, Blocked]:
    """What is blocked on the devices of the city and of each county, by region path."""
    rows = city.registers.blocks
    everywhere = blocked(rows, None, intent.at)
    special = {row.scope for row in rows}
    found = {city.path: everywhere}
    for county in city.counties:
        name = county.path.rsplit("/", 1)[-1]
        found[county.path] = blocked(rows, name, intent.at) if name in special else everywhere
    return found


def _cloud_segments(city: City, cloud: Cloud, ledger: Ledger) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            site=cloud.name,
            name="cloud" if purpose == "apps" else f"cloud-{purpose}",
            vlan=ledger.number(city.path, "vlan", owner),
            vni=ledger.number(city.path, "vni", owner),
            ipv4=ledger.ipv4(city.path, owner),
            # access lists name it; where the cloud assigns the prefix, the planned one stands until it is known
            ipv6=ledger.assigned6(city.path, owner) or next(ledger.ipv6(city.path, owner).subnets(new_prefix=64)),
        )
        for purpose, owner in placed_networks(city, cloud)
    )


def _device(place: Place) -> DeviceDesign:
    city, device, sites, ledger = place.city, place.device, place.sites, place.ledger
    alone, translated = ipv6_only(place), nat64(place)
    ports = (
        *link_ports(city, device, ledger),
        *trunk_ports(device, sites),
        *routed_ports(device, sites, alone),
        *optical_uplinks(place),
    )
    services = l3vpn(place)
    inside = {hop for vrf in services.vrfs for hop in vrf.hops} if services else set()
    # what is inside a service is no business of the public routing table
    public = tuple(segment for hop, segment in first_hops(place) if hop not in inside)
    return DeviceDesign(
        name=device.name,
        platform=device.platform,
        region=place.region,
        role=device.role,
        state=device.state,
        host=str(device.management.host),
        port=device.management.port,
        transport=device.management.transport,
        netconf_port=device.management.netconf_port,
        school=device.school or "",
        pair=pair(city, device),
        system=system(device, place.settings),
        loopback=loopback(city, device, ledger) if device.routes else None,
        management=management(place),
        aaa=aaa(place),
        lldp=lldp(place),
        lag=lag(place, ports),
        acl=acl(place),
        block=block(place),
        mac_block=mac_block(place),
        telemetry=telemetry(place),
        vlans=(*(vlans(device, sites) or optical_vlans(place)), *quarantine_vlan(place)),
        flows=flows(place),
        ports=ports,
        gateways=vlan_gateways(device, sites, alone),
        bgp=bgp(
            city,
            device,
            place.asn,
            ledger,
            (
                *((None if segment.name in alone else segment.ipv4, segment.ipv6) for segment in public),
                *([(translated.pool, translated.prefix)] if translated else []),
            ),
        ),
        nat64=translated,
        ra=ra(place),
        dhcp=dhcp(place),
        backup_uplink=backup_uplink(place),
        multicast=multicast(place),
        dhcpv6_server=dhcpv6_server(place),
        access=access(place),
        access_guard=access_guard(place),
        ra_guard=ra_guard(place),
        bgp_policy=bgp_policy(place),
        srv6=srv6(place),
        l3vpn=services,
        overlay=overlay(place),
        overlay_routing=overlay_routing(place),
        igp=igp(place),
        optical=optical(place),
        optical_protection=optical_protection(place),
        optical_dual_homing=optical_dual_homing(place),
        xgs_pon=xgs_pon(place),
        qos=qos(place),
        sdn=sdn(place),
        wlan=wlan(place),
        fast_roaming_sae=fast_roaming_sae(place),
        access_control=access_control(place),
        approved_models=city.registers.approved_models,
    )
