"""Part of a tenancy: what may come in, from the whitelist."""

from datetime import date
from ipaddress import IPv4Network, IPv6Network

from edugrid.design.assigned_sources import AssignedPrefix, real_sources
from edugrid.design.tenancy_spec import ApplicationSpec, NfvEdgeSpec, SecurityGroup, SecurityRule, TenantNetwork
from edugrid.intent.registers import WhitelistEntry
from edugrid.intent.tree import City

BALANCER, TRANSIT = "balancer", "transit"


def tenancy_security(
    city: City,
    networks: tuple[TenantNetwork, ...],
    applications: tuple[ApplicationSpec, ...],
    edges: tuple[NfvEdgeSpec, ...],
    assigned: tuple[AssignedPrefix, ...],
    today: date,
) -> tuple[SecurityGroup, ...]:
    """One group an application and one an NFV edge, whose whitelist entries are those of ``nfv-<county>``.

    A source that lies in the region's plan follows what a cloud ``assigned`` in its place. An entry counts to the end of
    its last day, so that an ordinary plan takes its rule away. The group of an application in quarantine has no rules.
    """
    entries = tuple(entry for entry in city.registers.whitelist if entry.until >= today)
    cut_off = {row.host for row in city.registers.quarantine if row.active(today)}
    by_name = {network.name: network for network in networks}
    return (
        *(
            SecurityGroup(name=app.security_group, description=f"quarantine of {app.name}", rules=(), egress=False)
            if app.name in cut_off
            else _application(_whitelist(entries, app.name, assigned), app, by_name[app.network])
            for app in applications
        ),
        *(
            _edge(
                _whitelist(entries, _name(edge), assigned),
                edge,
                [by_name[edge.parent], *(by_name[name] for name, _ in edge.subports)],
            )
            for edge in edges
        ),
    )


def _application(rules: tuple[SecurityRule, ...], app: ApplicationSpec, network: TenantNetwork) -> SecurityGroup:
    balancer = app.load_balancer
    if balancer is not None:
        # whitelisted clients reach the balancer, and the balancer's own address in the network reaches the servers
        rules += tuple(
            _rule(BALANCER, prefix, "udp" if balancer.protocol == "UDP" else "tcp", balancer.member_port)
            for prefix in _prefixes(network)
        )
    return SecurityGroup(name=app.security_group, description=f"whitelist of {app.name}", rules=rules)


def _name(edge: NfvEdgeSpec) -> str:
    return f"nfv-{edge.county.rsplit('/', 1)[-1]}"


def _edge(rules: tuple[SecurityRule, ...], edge: NfvEdgeSpec, networks: list[TenantNetwork]) -> SecurityGroup:
    transit = tuple(_rule(TRANSIT, prefix, "any", None) for net in networks for prefix in _prefixes(net))
    return SecurityGroup(name=edge.security_group, description=f"whitelist of {_name(edge)}", rules=(*rules, *transit))


def _prefixes(network: TenantNetwork) -> list[IPv4Network | IPv6Network]:
    """An IPv6 prefix that the cloud assigns may not be known yet."""
    return [network.ipv4] if network.ipv6 is None else [network.ipv4, network.ipv6]


def _whitelist(
    entries: tuple[WhitelistEntry, ...], application: str, assigned: tuple[AssignedPrefix, ...]
) -> tuple[SecurityRule, ...]:
    return tuple(
        SecurityRule(
            whitelist_id=entry.id,
            ethertype="IPv4" if isinstance(entry.source, IPv4Network) else "IPv6",
            protocol=entry.protocol,
            port_min=entry.port,
            port_max=entry.port_to or entry.port,
            source=source,
            domain=entry.domain,
        )
        for entry in sorted(entries, key=lambda entry: entry.id)
        if entry.application == application
        for source in real_sources(entry.source, assigned)
    )


def _rule(what: str, source: IPv4Network | IPv6Network, protocol: str, port: int | None) -> SecurityRule:
    return SecurityRule.model_validate(
        {
            "whitelist_id": what,
            "ethertype": "IPv4" if isinstance(source, IPv4Network) else "IPv6",
            "protocol": protocol,
            "port_min": port,
            "port_max": port,
            "source": source,
        }
    )
