"""Feature: routing between stretched VLANs, within a tenant."""

from edugrid.design.device.overlay_routing import OverlayRouting, Tenant, TenantGateway
from edugrid.design.gateways import first_hop
from edugrid.design.overlay import overlay, target_as
from edugrid.design.place import Place
from edugrid.intent.tenants_of import tenants_of


def overlay_routing(place: Place) -> OverlayRouting | None:
    """The tenants of ``place.device``, and that it passes their routes on; None where it does neither."""
    part, asked = overlay(place), place.network.overlay
    if part is None or asked is None or not asked.tenants:
        return None
    tenants = []
    for name, names in tenants_of(place.city, place.region, place.device).items():
        owner = f"{place.city.path}/tenant/{name}"
        l3vni = place.ledger.number(place.city.path, "vni", owner)
        number = place.ledger.number(place.city.path, "tenant", owner)
        tenants.append(
            Tenant(
                name=f"edu-t-{name}",
                number=number,
                l3vni=l3vni,
                route_distinguisher=f"{part.source}:{number}",
                route_target=f"{target_as(place)}:{l3vni}",
                gateways=_gateways(place, names),
            )
        )
    if not tenants and not part.reflector:
        return None
    return OverlayRouting(
        asn=place.asn, router_id=part.source, tenants=tuple(tenants), peers=tuple(peer.address for peer in part.peers)
    )


def _gateways(place: Place, names: tuple[str, ...]) -> tuple[TenantGateway, ...]:
    found = {}
    for one in place.device.overlay:
        for segment in place.sites.get(one.site, ()) if one.segment in names else ():
            if segment.name == one.segment:
                ipv4, ipv6 = first_hop(segment)
                found[segment.vlan] = TenantGateway(
                    vlan=segment.vlan, vni=segment.vni, name=segment.label, ipv4=ipv4, ipv6=ipv6
                )
    return tuple(found[vlan] for vlan in sorted(found))
