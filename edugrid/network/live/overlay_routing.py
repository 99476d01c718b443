"""Every first hop of a stretched VLAN has its addresses, and is up; the far ends of a tenant's tunnels are known."""

from typing import Any

from edugrid.design.device.overlay_routing import Tenant
from edugrid.design.network import DeviceDesign
from edugrid.network.live.address_state import address_state
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.links import links


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an address, from ``get_interfaces_ip`` and ``links``; one a tenant where the driver can tell.

    The latter from the extra getter ``get_lost_tunnels``, next hops without a router MAC by routing table. FRR 8.4 to
    8.5.2 and 9.0 now and then forgets them when a tenant comes or goes: its routes stand and carry nothing.
    """
    tenants = device.overlay_routing.tenants if device.overlay_routing else ()
    gateways = [one for tenant in tenants for one in tenant.gateways]
    if not gateways:
        return []
    addresses, interfaces = ask(driver, "get_interfaces_ip"), links(driver)
    found = [
        address_state(device.name, "overlay_routing", address, addresses, interfaces)
        for one in gateways
        for address in (one.ipv4, one.ipv6)
    ]
    lost = ask(driver, "get_lost_tunnels") if hasattr(driver, "get_lost_tunnels") else {}
    return found + [_tunnels(device.name, one, lost[one.name]) for one in tenants if one.name in lost]


def _tunnels(device: str, tenant: Tenant, lost: list[str]) -> LiveFinding:
    remedy = f"take VNI {tenant.l3vni} off its table for 2 s"
    actual = f"no router MAC for {', '.join(lost)} ({remedy})" if lost else "up"
    return LiveFinding(
        device=device,
        feature="overlay_routing",
        subject=f"tunnels of {tenant.name}",
        state="failed" if lost else "ok",
        expected="up",
        actual=actual,
    )
