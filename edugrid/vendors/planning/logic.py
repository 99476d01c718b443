"""Rule functions that the rulebooks of several vendors name (the signature is annet's)."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from edugrid.network.vlans import VLAN_MAX, collapse_vlans, expand_vlans

Diff: TypeAlias = dict[str, list[dict[str, Any]]]
Step: TypeAlias = tuple[bool, str, Any]

_ITEMS = 10  # ids or ranges that VRP takes in one line
_LIST = re.compile(r"(.*?) ((?:\d+|to|all| )+)")
_PEER_VALUES = ("connect-interface", "ebgp-max-hop", "password", "preferred-value")
# the part of a peer's line that is its value: everything after the option
_PEER_SLOT = re.compile(r"(?<= connect-interface) .*|(?<= ebgp-max-hop) .*|(?<= password) .*|(?<= preferred-value) .*")
_REMOVABLE = re.compile(
    r"(?:Eth-Trunk|Vlanif|Vbdif|Vlan-interface|Vsi-interface|Bridge-Aggregation|Route-Aggregation"
    r"|LoopBack|Tunnel|Nve|Virtual-Template|Virtual-Ethernet)\d|\S+\.\d",
    re.IGNORECASE,
)


def interface(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **more: Any) -> Iterator[Step]:  # noqa: ANN401 - annet hands over whatever it has
    """Physical interfaces cannot be removed: their lines are undone one by one."""
    from annet.rulebook import common

    if _REMOVABLE.match(key[0]):
        yield from common.default(rule, key, diff, **more)
    else:
        yield from common.permanent(rule, key, diff, **more)


def primary_address(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """A new primary address replaces the old one; only an address without successor is undone, in full."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    else:
        yield from ((False, f"undo {row}", None) for row in removed)


def undo_by_direction(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """``undo traffic-policy inbound``: the name is not said, the direction (the last word) is."""
    added, removed, _moved = _rows(rule, key, diff)
    for row in removed:
        words = row.split()
        name = words.index(key[0])
        yield False, " ".join(["undo", *words[:name], *words[name + 1 :]]), None
    yield from ((True, row, None) for row in added)


def vlan_list(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """Only the VLANs that differ are typed, ten items a line; VLAN 1 has a line of its own (``undo ... vlan 1``)."""
    added, removed, _moved = _rows(rule, key, diff)
    prefix, old = _vlans(removed)
    prefix, new = _vlans(added, prefix)
    for undo, ids in (("undo ", old - new - {1}), ("", new - old)):
        items = ["all"] if not undo and len(new) == VLAN_MAX else _items(ids)
        for start in range(0, len(items), _ITEMS):
            yield not undo, f"{undo}{prefix} {' '.join(items[start : start + _ITEMS])}", None


def _items(ids: set[int]) -> list[str]:
    return re.findall(r"\d+ to \d+|\d+", collapse_vlans(ids))


def _vlans(rows: list[str], prefix: str = "") -> tuple[str, set[int]]:
    ids: set[int] = set()
    for row in rows:
        found = _LIST.fullmatch(row)
        if found:
            prefix = found[1]
            ids |= expand_vlans(found[2])
    return prefix, ids


def huawei_peer(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **more: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """The library's rule for peers, without undoing what the next line overwrites anyway."""
    from annet.rulebook.huawei import bgp

    yield from _without_flaps(list(bgp.peer(rule, key, diff, **more)))


def h3c_peer(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **more: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """The library's rule for peers, without undoing what the next line overwrites anyway."""
    from annet.rulebook.h3c import bgp

    yield from _without_flaps(list(bgp.peer(rule, key, diff, **more)))


def huawei_prefix_list(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **more: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """The library's rule; a list that goes altogether goes whole, not emptied first while somebody still uses it."""
    from annet.rulebook.huawei import misc

    if _all_gone(diff):
        yield False, f"undo ip {key[0]}-prefix {key[1]}", None
    else:
        yield from misc.prefix_list(rule, key, diff, **more)


def h3c_prefix_list(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **more: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """The library's rule; a list that goes altogether goes whole, not emptied first while somebody still uses it."""
    from annet.rulebook.h3c import misc

    if _all_gone(diff):
        yield False, f"undo {key[0]} prefix-list {key[1]}", None
    else:
        yield from misc.prefix_list(rule, key, diff, **more)


def _all_gone(diff: Diff) -> bool:
    from annet.annlib.types import Op

    return bool(diff[Op.REMOVED]) and not any(rows for op, rows in diff.items() if op != Op.REMOVED)


def _without_flaps(steps: list[Step]) -> list[Step]:
    typed = {_PEER_SLOT.sub("", row) for direct, row, _ in steps if direct}
    return [step for step in steps if step[0] or _overwritable(step[1].removeprefix("undo ")) not in typed]


def _overwritable(row: str) -> str | None:
    return _PEER_SLOT.sub("", row) if _PEER_SLOT.search(row) or row.rsplit(maxsplit=1)[-1] in _PEER_VALUES else None


def user_password(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """A password is overwritten; a user without password is no user any more."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    elif removed:
        yield False, f"undo local-user {key[0]}", None


def flow_sampler(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """A rate is overwritten; its undo says neither the way of sampling nor the rate: ``undo ip netstream sampler inbound``."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    else:
        words = [row.split() for row in removed]
        yield from ((False, " ".join(["undo", *one[: one.index("sampler") + 1], one[-1]]), None) for one in words)


def admin_domain(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """The domain of administrators is overwritten; its undo does not name it (CE6800 command reference, "domain")."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    elif removed:
        yield False, "undo domain admin", None


def local_snmp_user(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """An SNMP user is overwritten; its undo says that it is one of this device's engine (``local``)."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    elif removed:
        yield False, f"undo snmp-agent usm-user v3 {key[0]} local", None


def _rows(rule: dict[str, Any], key: tuple[str, ...], diff: Diff) -> tuple[list[str], list[str], list[str]]:
    from annet.annlib.types import Op

    del rule, key
    return tuple([item["row"] for item in diff[op]] for op in (Op.ADDED, Op.REMOVED, Op.MOVED))  # type: ignore[return-value] # three lists


def trunk_pvid(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """The default VLAN of a trunk is overwritten; its undo stops before the word ``vlan``."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    elif removed:
        yield False, "undo port trunk pvid", None


def words(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """``service-type ssh terminal`` is a set of words: only the words that differ are typed."""
    added, removed, _moved = _rows(rule, key, diff)
    old = [word for row in removed for word in row.split()[1:]]
    new = [word for row in added for word in row.split()[1:]]
    name = (added or removed or [""])[0].split(" ")[0]
    if gone := [word for word in old if word not in new]:
        yield False, f"undo {name} {' '.join(gone)}", None
    if come := [word for word in new if word not in old]:
        yield True, f"{name} {' '.join(come)}", None


def address_list(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """``dns-list A B`` of VRP is a set that grows: addresses leave it one a line, new ones come in one line."""
    added, removed, _moved = _rows(rule, key, diff)
    old = [word for row in removed for word in row.split()[1:]]
    new = [word for row in added for word in row.split()[1:]]
    name = (added or removed or [""])[0].split(" ")[0]
    yield from ((False, f"undo {name} {word}", None) for word in old if word not in new)
    if come := [word for word in new if word not in old]:
        yield True, f"{name} {' '.join(come)}", None


def rate_limit(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """``qos lr cir 1000 outbound`` is overwritten; ``undo qos lr outbound`` does not say the rate."""
    added, removed, _moved = _rows(rule, key, diff)
    if added:
        yield from ((True, row, None) for row in added)
    elif removed:
        yield False, f"undo qos lr {removed[0].split()[-1]}", None


def track(rule: dict[str, Any], key: tuple[str, ...], diff: Diff, **_: Any) -> Iterator[Step]:  # noqa: ANN401 - as above
    """A track entry follows one probe for good: it is removed by its number and made anew."""
    from annet.rulebook import common

    _added, removed, _moved = _rows(rule, key, diff)
    if removed:
        yield from ((False, f"undo {' '.join(row.split()[:2])}", None) for row in removed)
    else:
        yield from common.default(rule, key, diff)
