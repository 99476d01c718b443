"""Entries for everybody are narrowed by what is blocked, exactly, and within a limit."""

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_network

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.design.narrowed import narrowed
from edugrid.design.tenancy_spec import SecurityGroup, SecurityRule


def _group(*sources: str) -> SecurityGroup:
    rules = tuple(
        SecurityRule(
            whitelist_id=f"WL-{number}",
            ethertype="IPv4" if network.version == 4 else "IPv6",
            protocol="tcp",
            port_min=443,
            port_max=443,
            source=network,
        )
        for number, network in enumerate((ip_network(source) for source in sources), 1)
    )
    return SecurityGroup(name="g", description="d", rules=rules)


def _sources(group: SecurityGroup, name: str) -> list[IPv4Network | IPv6Network]:
    return [rule.source for rule in group.rules if rule.whitelist_id == name]


def test_nothing_blocked_changes_nothing_and_other_sources_stay() -> None:
    group = _group("0.0.0.0/0", "10.0.0.0/8", "::/0")
    assert narrowed([group], [], 64) == (group,)
    (made,) = narrowed([group], [IPv4Network("203.0.113.9/32")], 64)
    assert len(_sources(made, "WL-1")) == 32
    assert _sources(made, "WL-2") == [IPv4Network("10.0.0.0/8")]
    assert _sources(made, "WL-3") == [IPv6Network("::/0")]


NETWORKS = st.lists(
    st.tuples(st.integers(0, 2**32 - 1), st.integers(20, 32)).map(lambda p: IPv4Network(p, strict=False)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(NETWORKS, st.integers(1, 80), st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_what_is_left_is_everybody_but_what_was_taken_out(
    blocked: list[IPv4Network], limit: int, others: list[int]
) -> None:
    (made,) = narrowed([_group("0.0.0.0/0")], blocked, limit)
    left = [one for one in _sources(made, "WL-1") if isinstance(one, IPv4Network)]
    assert len(left) <= limit
    taken = [network for network in blocked if not any(network.overlaps(one) for one in left)]
    for address in (IPv4Address(number) for number in others):
        inside = any(address in one for one in left)
        assert inside != any(address in network for network in taken)
    if limit >= 32:
        assert blocked[0] in taken
