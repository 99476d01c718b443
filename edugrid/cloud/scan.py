"""What is in a project that the stack does not know: pure, from the list of what is there."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from edugrid.cloud.canonical import rule_key
from edugrid.cloud.live_object import LiveObject

DEFAULT_GROUP = "default"
OCTAVIA = "Octavia"
"""Owner of the ports that belong to a load balancer."""

PARTS = frozenset({"port", "subnet", "listener", "pool", "member", "monitor", "dns_record", "share"})
"""What is named after the thing that it is part of."""

FOLDED_PORTS = ("network:dhcp", "network:floatingip", "network:router_gateway", "network:ha_router")


class Unmanaged(NamedTuple):
    """One thing nobody declared. ``ours``: it lies inside something of ours, so that apply takes it away.

    ``path`` says where it is, from the outside in; ``folded`` are the objects that come and go with it.
    """

    object: LiveObject
    path: tuple[str, ...]
    ours: bool
    folded: tuple[LiveObject, ...] = ()

    def show(self) -> str:
        """One line for people."""
        return " ".join(self.path) + (f" (id {self.object.id})")


def scan(there: Sequence[LiveObject], managed: Collection[str]) -> tuple[Unmanaged, ...]:
    """Find what is ``there`` but not ``managed`` (ids in the stack's state).

    Each thing once: ports of an undeclared server, subnets of an undeclared network and rules of an undeclared group
    belong to it. The project's ``default`` group with the rules that Neutron gives it is expected.
    """
    by_id = {item.id: item for item in there}
    unknown = [item for item in there if item.id not in managed and not _expected(item, by_id)]
    whole = {item.id for item in unknown}
    folded: dict[str, list[LiveObject]] = {}
    heads: list[LiveObject] = []
    for item in unknown:
        if item.parent in whole and item.kind != "floating_ip":  # an address outlives what it points to
            folded.setdefault(item.parent, []).append(item)
        else:
            heads.append(item)
    found = [_unmanaged(item, by_id, managed, tuple(folded.get(item.id, ()))) for item in heads]
    same = Counter(each.path for each in found)
    # names need not be unique in OpenStack
    found = [each._replace(path=(*each.path, each.object.id)) if same[each.path] > 1 else each for each in found]
    return tuple(sorted(found, key=lambda each: (each.path, each.object.id)))


def _expected(item: LiveObject, by_id: dict[str, LiveObject]) -> bool:
    if item.kind == "port":
        owner = by_id.get(item.parent)
        balanced = item.role.startswith(OCTAVIA) and owner is not None and owner.kind == "load_balancer"
        return balanced or item.role.startswith(FOLDED_PORTS)
    if item.kind == "security_group":
        return item.name == DEFAULT_GROUP
    if item.kind == "security_group_rule":
        group = by_id.get(item.parent)
        return group is not None and group.name == DEFAULT_GROUP and item.key in _default_rules(group.id)
    return False


def _default_rules(group: str) -> set[object]:
    """What Neutron puts into the default group of a project (its API reference, "security groups")."""
    out = {rule_key("egress", ethertype, None, (None, None), None) for ethertype in ("IPv4", "IPv6")}
    return out | {rule_key("ingress", ethertype, None, (None, None), None, group) for ethertype in ("IPv4", "IPv6")}


def _unmanaged(
    item: LiveObject, by_id: dict[str, LiveObject], managed: Collection[str], folded: tuple[LiveObject, ...]
) -> Unmanaged:
    if item.kind == "security_group_rule" and item.key is not None:
        group = by_id.get(item.parent)
        rule = ("security_group", group.name if group else item.parent, "rule", item.key.show())
        return Unmanaged(item, rule, item.parent in managed, folded)
    path: tuple[str, ...] = (item.kind, item.name or item.id)
    parent = by_id.get(item.parent)
    if item.kind in PARTS and parent is not None:
        path = (parent.kind, parent.name or parent.id, *path)
    return Unmanaged(item, path, ours=False, folded=folded)
