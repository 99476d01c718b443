"""Whitelist sources on networks whose IPv6 prefix a cloud assigns: people write the planned number, rules have both."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.placed_networks import placed_networks
from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.tree import City


class AssignedPrefix(NamedTuple):
    """``reserved`` is the block of the province's plan, ``prefix`` what the cloud gave (None: not read back yet)."""

    reserved: IPv6Network
    prefix: IPv6Network | None


def assigned_prefixes(city: City, ledger: Ledger, profiles: dict[str, CapabilityProfile]) -> tuple[AssignedPrefix, ...]:
    """Networks of ``city`` whose prefix is the cloud's."""
    return tuple(
        AssignedPrefix(ledger.ipv6(city.path, owner), ledger.assigned6(city.path, owner))
        for cloud in city.file.clouds
        if profiles[cloud.capabilities].v6 != "planned"
        for _, owner in placed_networks(city, cloud)
    )


def real_sources(
    source: IPv4Network | IPv6Network, assigned: Iterable[AssignedPrefix]
) -> tuple[IPv4Network | IPv6Network, ...]:
    """What a whitelist source lets in.

    A source inside a reserved block means that network, so it becomes the assigned prefix (nothing while that is not
    known); one that covers a reserved block (the whole education network) means that network too, so the assigned
    prefix comes beside it.
    """
    if isinstance(source, IPv4Network):
        return (source,)
    inside = [item for item in assigned if source.subnet_of(item.reserved)]
    covered = [item for item in assigned if item.reserved.subnet_of(source) and item not in inside]
    beside = [item.prefix for item in (*inside, *covered) if item.prefix is not None]
    beside = [prefix for prefix in beside if inside or not prefix.subnet_of(source)]
    return tuple(dict.fromkeys([*([] if inside else [source]), *beside]))
