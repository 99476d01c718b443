"""The applications behind a destination."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import NamedTuple

from edugrid.design.tenancy_spec import SecurityGroup, TenancySpec


class Target(NamedTuple):
    """An application (or the virtual router of a county) on one cloud; ``network`` has the family of the question."""

    application: str
    spec: TenancySpec
    group: SecurityGroup
    network: IPv4Network | IPv6Network


def targets(
    specs: Iterable[TenancySpec], destination: IPv4Address | IPv6Address | str, version: int
) -> tuple[Target, ...]:
    """Everything of ``specs`` that ``destination`` may mean.

    Which server has an address is the cloud's to say, so an address means every application of its network.
    """
    return tuple(
        target
        for spec in specs
        for target in _all(spec, version)
        if (target.application == destination if isinstance(destination, str) else destination in target.network)
    )


def _all(spec: TenancySpec, version: int) -> Iterator[Target]:
    groups = {group.name: group for group in spec.security_groups}
    networks = {network.name: network.ipv4 if version == 4 else network.ipv6 for network in spec.networks}  # noqa: PLR2004 - IP version 4
    members = [(app.name, app.security_group, app.network) for app in spec.applications]
    members += [(f"nfv-{edge.county.rsplit('/', 1)[-1]}", edge.security_group, edge.parent) for edge in spec.nfv_edges]
    for application, group, name in members:
        network = networks[name]
        if network is not None:  # an IPv6 prefix that the cloud assigns may not be known yet
            yield Target(application, spec, groups[group], network)
