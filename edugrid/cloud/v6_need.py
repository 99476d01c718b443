"""IPv6 of networks whose prefix the cloud assigns: what is there, and what is still to be asked for. Pure."""

from collections.abc import Collection, Sequence
from ipaddress import IPv6Network, ip_network
from typing import Final, NamedTuple

from edugrid.cloud.live_object import LiveObject
from edugrid.design.tenancy_spec import TenancySpec, TenantNetwork

ROUTER: Final = "network:router"
SERVER: Final = "compute:"


class V6Need(NamedTuple):
    """One network: its IPv6 subnet (id, None while there is none), the prefix, and what is missing around it.

    ``routed``: the router has a leg in it. ``ports`` are ids of our ports that have no address in it. ``legs`` are the
    ids of the router's ports in it.
    """

    network: TenantNetwork
    subnet: str | None
    prefix: IPv6Network | None
    routed: bool
    ports: tuple[str, ...]
    legs: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """True when nothing has to be asked for."""
        return self.subnet is not None and self.routed and not self.ports

    @property
    def known(self) -> bool:
        """True when the ledger has the prefix that the cloud gave."""
        return self.prefix == self.network.ipv6


def v6_needs(spec: TenancySpec, there: Sequence[LiveObject], managed: Collection[str]) -> tuple[V6Need, ...]:
    """One need for each network of ``spec``; none where IPv6 prefixes are ours.

    ``there`` is everything in the project, ``managed`` the ids in the stack's state.
    """
    return () if spec.features.planned_v6 else tuple(_need(wanted, there, managed) for wanted in spec.networks)


def v6_owned(needs: Sequence[V6Need]) -> set[str]:
    """Ids of what belongs to us although the stack does not have it."""
    return {identity for need in needs for identity in ((need.subnet, *need.legs) if need.subnet else ())}


def _need(wanted: TenantNetwork, there: Sequence[LiveObject], managed: Collection[str]) -> V6Need:
    networks = {item.id for item in there if item.kind == "network" and item.name == wanted.name}
    subnets = [item for item in there if item.kind == "subnet" and item.parent in networks and item.cidr]
    v6 = next((item for item in subnets if isinstance(ip_network(item.cidr), IPv6Network)), None)
    if v6 is None:
        return V6Need(wanted, None, None, routed=False, ports=())
    v4 = {item.id for item in subnets} - {v6.id}
    ports = [item for item in there if item.kind == "port"]
    legs = tuple(item.id for item in ports if item.role.startswith(ROUTER) and v6.id in item.subnets)
    bare = tuple(
        sorted(
            item.id
            for item in ports
            if item.id in managed
            and (not item.role or item.role.startswith(SERVER))
            and v4 & set(item.subnets)
            and v6.id not in item.subnets
        )
    )
    return V6Need(wanted, v6.id, IPv6Network(v6.cidr), routed=bool(legs), ports=bare, legs=legs)
