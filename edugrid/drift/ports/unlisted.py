"""Ports that answer and stand in no row of the whitelist register."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network
from typing import Final

from edugrid.design.tenancy_spec import SecurityRule, TenancySpec, TenantNetwork
from edugrid.drift.extent import PORT
from edugrid.drift.ports.answering import Place
from edugrid.drift.record import DriftRecord

LOOKED_AT: Final = (
    21,
    22,
    23,
    80,
    139,
    443,
    445,
    1433,
    1521,
    2375,
    3306,
    3389,
    5432,
    5900,
    6379,
    8080,
    8443,
    9200,
    11211,
    27017,
)
"""TCP ports of shells, desktops, files, databases and web pages: what harms when it is open and nobody knows."""
_LARGEST: Final = 22
"""No network larger than this prefix length is asked address by address."""


def places(spec: TenancySpec, own: IPv4Network) -> Iterator[Place]:
    """Every address of the networks of ``spec`` with every port of ``LOOKED_AT``; only inside ``own``, the province's pool."""
    for network in spec.networks:
        if network.ipv4.prefixlen >= _LARGEST and network.ipv4.subnet_of(own):
            yield from ((address, port) for address in network.ipv4.hosts() for port in LOOKED_AT)


def unlisted(spec: TenancySpec, found: Iterable[Place]) -> list[DriftRecord]:
    """One record a place of ``found`` where no rule lets anybody in; rules are made from the register, row by row. Pure."""
    return [
        DriftRecord(
            region=spec.region,
            world="cloud",
            asset=f"{spec.cloud}/{spec.project}",
            path=(PORT, str(address), f"tcp {port}"),
            kind="unmanaged",
            intended=None,
            actual="answers, and stands in no row of registers/whitelist.csv",
            severity="high",
            layer="real",
        )
        for network in spec.networks
        for address, port in found
        if address in network.ipv4 and not any(_lets_in(rule, port) for rule in _rules(spec, network))
    ]


def _rules(spec: TenancySpec, network: TenantNetwork) -> Iterator[SecurityRule]:
    groups = {app.security_group for app in spec.applications if app.network == network.name}
    return (rule for group in spec.security_groups if group.name in groups for rule in group.rules)


def _lets_in(rule: SecurityRule, port: int) -> bool:
    if rule.protocol not in {"tcp", "any"} or rule.ethertype != "IPv4":
        return False
    return rule.port_min is None or rule.port_min <= port <= (rule.port_max or rule.port_min)
