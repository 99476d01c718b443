"""Security groups can only allow: an entry that lets everybody in is narrowed by what is blocked."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network

from edugrid.design.tenancy_spec import SecurityGroup, SecurityRule

Network = IPv4Network | IPv6Network


def narrowed(groups: Iterable[SecurityGroup], blocked: Sequence[Network], limit: int) -> tuple[SecurityGroup, ...]:
    """``groups`` that let in nothing of ``blocked``, the first networks first. Pure.

    Only a source that means everybody can hold a blocked address at all. What is left of it is a number of prefixes; a
    network that would make more than ``limit`` rules of one is left out (``edugrid block status`` tells it).
    """
    if not blocked:
        return tuple(groups)
    return tuple(
        group.model_copy(
            update={"rules": tuple(piece for rule in group.rules for piece in _pieces(rule, blocked, limit))}
        )
        for group in groups
    )


def _pieces(rule: SecurityRule, blocked: Sequence[Network], limit: int) -> Iterable[SecurityRule]:
    if not any(overlap(rule.source, network) for network in blocked):
        return (rule,)
    left = {rule.source}
    for network in blocked:
        hit = next((one for one in left if overlap(one, network)), None)
        if hit is None:
            continue
        fewer = {one for one in left if not overlap(one, network)}
        if _within(network, hit) and network != hit:
            fewer |= set(hit.address_exclude(network))  # type: ignore[arg-type] # one family, as overlap says
        if len(fewer) <= limit:
            left = fewer
    ordered = sorted(left, key=lambda one: int(one.network_address))
    return tuple(rule.model_copy(update={"source": one}) for one in ordered)


def overlap(a: Network, b: Network) -> bool:
    """True where they share an address."""
    return a.version == b.version and a.overlaps(b)


def _within(inner: Network, outer: Network) -> bool:
    return inner.version == outer.version and inner.prefixlen >= outer.prefixlen and outer.overlaps(inner)
