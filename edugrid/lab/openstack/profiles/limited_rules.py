"""A cloud whose API looks like OpenStack: VPC is the router, IPv6 prefixes are the cloud's, host routes do nothing.

After the public manuals of such clouds: subnets (IPv4 only inside RFC 1918, mask up to /28, DHCP always on, gateway
fixed, host routes ignored, one IPv4 and one IPv6 subnet a network, IPv6 after IPv4, only dhcpv6-stateful and without a
prefix), one router, no tags, no pools, no application credentials, no load balancer or DNS of OpenStack.
"""

from collections.abc import Callable
from ipaddress import IPv4Network
from typing import Any, Final

from edugrid.lab.openstack.profiles.call import Call, RefusedError

PRIVATE: Final = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
LONGEST: Final = 28
ABSENT: Final = frozenset(
    {
        "subnetpools",
        "address-scopes",
        "qos",
        "trunks",
        "vpn",
        "rbac-policies",
        "flavors",
        "service_profiles",
        "metering",
    }
)
SERVICES: Final = ("identity", "network", "compute", "image", "block-storage", "volumev3", "placement")
EXTENSIONS: Final = ("tag", "address-scope", "subnet_allocation", "qos", "trunk", "vpn", "rbac", "segment", "provider")
RESERVED: Final = 3
"""Addresses at each end of a subnet that the cloud keeps for itself."""

Ask = Callable[[str], Any]
"""Answer of the real network API to a GET of this path and query, with the caller's token."""


def check_limited(call: Call, ask: Ask, assign: Callable[[], str]) -> None:
    """Refuse, drop or put in; ``assign`` gives the next IPv6 prefix of the cloud's own block.

    Raises RefusedError.
    """
    if call.service not in SERVICES:
        raise RefusedError(404, "NotFound", f"no service {call.service}")
    parts = call.parts
    if call.service == "identity" and "application_credentials" in parts:
        raise RefusedError(404, "NotFound", "application credentials are not offered")
    if call.service != "network":
        return
    if parts[:1] and (parts[0] in ABSENT or parts[0].startswith("trunk")):
        raise RefusedError(404, "HTTPNotFound", f"The resource could not be found: {parts[0]}")
    if call.writes and isinstance(call.body, dict):
        _network(call, ask, assign)


def _network(call: Call, ask: Ask, assign: Callable[[], str]) -> None:
    parts = call.parts
    if parts[-1:] == ("tags",):
        call.body["tags"] = []
        call.changed.append("tags dropped")
    elif parts[:1] == ("networks",) and (call.body.get("network") or {}).get("admin_state_up") is False:
        raise _invalid("admin_state_up may only be true")
    elif parts == ("routers",) and ask("routers")["routers"]:
        raise RefusedError(409, "RouterQuotaExceeded", "a VPC is one router: there is one already")
    elif parts[:1] == ("subnets",):
        subnet = call.body.get("subnet") or {}
        _common(call, subnet)
        if len(parts) > 1:
            _change(subnet, ask(f"subnets/{parts[1]}")["subnet"])
        else:
            _create(call, subnet, ask, assign)


def _common(call: Call, subnet: dict[str, Any]) -> None:
    if subnet.get("enable_dhcp") is False:
        raise _invalid("enable_dhcp may only be true")
    for name in ("host_routes", "allocation_pools", "service_types"):
        if subnet.pop(name, None):
            call.changed.append(f"{name} ignored")


def _change(subnet: dict[str, Any], before: dict[str, Any]) -> None:
    if "gateway_ip" in subnet and subnet["gateway_ip"] != before["gateway_ip"]:
        raise _invalid("gateway_ip cannot be changed")


def _create(call: Call, subnet: dict[str, Any], ask: Ask, assign: Callable[[], str]) -> None:
    there = ask(f"subnets?network_id={subnet.get('network_id')}")["subnets"]
    version = subnet.get("ip_version", 4)
    if any(item["ip_version"] == version for item in there):
        raise RefusedError(409, "Conflict", f"a network takes one subnet of IPv{version}")
    if any(subnet.get(name) for name in ("subnetpool_id", "use_default_subnetpool", "prefixlen")):
        raise _invalid("subnet pools are not supported")
    if version == 4:  # noqa: PLR2004 - IPv4
        _create4(subnet)
    else:
        _create6(call, subnet, there, assign)


def _create4(subnet: dict[str, Any]) -> None:
    cidr = IPv4Network(subnet.get("cidr") or "0.0.0.0/0")
    if not any(cidr.subnet_of(allowed) for allowed in PRIVATE):
        raise _invalid(f"cidr {cidr} is not in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16")
    if cidr.prefixlen > LONGEST:
        raise _invalid(f"cidr {cidr}: the mask may be at most /{LONGEST}")


def _create6(call: Call, subnet: dict[str, Any], there: list[dict[str, Any]], assign: Callable[[], str]) -> None:
    if not any(item["ip_version"] == 4 for item in there):  # noqa: PLR2004 - IPv4
        raise RefusedError(409, "Conflict", "IPv6 only after IPv4: the network has no IPv4 subnet")
    if subnet.get("cidr") or subnet.get("gateway_ip"):
        raise _invalid("cidr and gateway_ip of an IPv6 subnet are assigned by the cloud")
    if {subnet.get("ipv6_address_mode"), subnet.get("ipv6_ra_mode")} - {"dhcpv6-stateful", None}:
        raise _invalid("IPv6 address mode may only be dhcpv6-stateful")
    subnet |= {"ipv6_address_mode": "dhcpv6-stateful", "ipv6_ra_mode": "dhcpv6-stateful", "cidr": assign()}
    call.changed.append(f"cidr assigned: {subnet['cidr']}")


def answer_limited(call: Call, body: Any) -> None:  # noqa: ANN401 - JSON of any service
    """Change an answer of the real API in place: no tags, no foreign extensions, pools as this cloud shows them."""
    if call.service != "network" or not isinstance(body, dict):
        return
    if "extensions" in body:
        body["extensions"] = [
            item for item in body["extensions"] if not any(word in item["alias"] for word in EXTENSIONS)
        ]
    for value in body.values():
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, dict):
                continue
            if "tags" in item:
                item["tags"] = []
            if "allocation_pools" in item and item.get("ip_version") == 4:  # noqa: PLR2004 - IPv4
                cidr = IPv4Network(item["cidr"])
                ends = str(cidr[RESERVED - 1]), str(cidr[-1 - RESERVED])
                item["allocation_pools"] = [{"start": ends[0], "end": ends[1]}]


def _invalid(message: str) -> RefusedError:
    return RefusedError(400, "InvalidInput", f"Invalid input for operation: {message}.")
