"""Whatever was typed, accepted or refused: the shown text loads and types back to itself."""

from display_lines import typed_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.lab.devices.make_device import make_device

VLANS = st.integers(2, 40)
RANGE = st.tuples(VLANS, st.integers(1, 5)).map(lambda t: f"{t[0]} to {t[0] + t[1]}")
LISTS = st.lists(st.one_of(VLANS.map(str), RANGE), min_size=1, max_size=6).map(" ".join)
HOST4 = st.tuples(st.integers(0, 3), st.integers(1, 9)).map(lambda t: f"10.{t[0]}.0.{t[1]}")
HOST6 = st.tuples(st.integers(0, 3), st.integers(1, 9)).map(lambda t: f"2001:db8:{t[0]}::{t[1]:x}")
TEXT = st.text("abcXYZ 中-_/", min_size=1, max_size=12).map(str.strip).filter(bool)


def lines(*templates: str) -> st.SearchStrategy[list[str]]:
    """Up to six lines, each a template with drawn values, some of them undone."""
    values = st.fixed_dictionaries({"v": VLANS, "l": LISTS, "a": HOST4, "x": HOST6, "t": TEXT})
    line = st.tuples(st.sampled_from(templates), values, st.integers(0, 5)).map(
        lambda t: ("undo " if t[2] == 0 else "") + t[0].format(**t[1])
    )
    return st.lists(line, max_size=6)


def block(headers: st.SearchStrategy[str], *templates: str) -> st.SearchStrategy[list[str]]:
    return st.tuples(headers, lines(*templates)).map(lambda t: [t[0], *t[1], "quit"])


L3 = (
    "description {t}",
    "ip address {a} 24",
    "ip address {a} 255.255.255.0 sub",
    "ipv6 address {x}/64",
    "ipv6 address fe80::{v} link-local",
    "undo ipv6 nd ra halt",
    "mtu 1400",
    "shutdown",
    "ospf cost {v}",
)
BGP = (
    "peer {a} as-number 65{v}",
    "peer {x} as-number 65{v}",
    "peer {a} description {t}",
    "peer {a}",
    "peer {x} connect-interface LoopBack0",
    "router-id {a}",
)
FAMILY4 = ("peer {a} enable", "network {a} 24", "import-route direct", "peer {a} next-hop-local")
FAMILY6 = ("peer {x} enable", "network {x} 64", "import-route direct", "peer {x} reflect-client")

VRP8 = st.one_of(
    lines(
        "vlan batch {l}",
        "info-center loghost {a}",
        "ntp unicast-server {a}",
        "ip route-static {a} 24 NULL0",
        "ipv6 route-static {x} 64 NULL0",
        "interface Vlanif{v}",
    ),
    block(VLANS.map("vlan {}".format), "description {t}", "name {t}"),
    block(
        st.sampled_from(["interface GE1/0/1", "interface GE1/0/2"]),
        "port link-type trunk",
        "port trunk allow-pass vlan {l}",
        "undo port trunk allow-pass vlan 1",
        "port default vlan {v}",
        "undo portswitch",
        "eth-trunk 1",
        *L3,
    ),
    block(VLANS.map("interface Vlanif{}".format), "ipv6 enable", *L3),
    block(
        st.just("interface Eth-Trunk1"), "mode lacp-static", "port link-type trunk", "port trunk allow-pass vlan {l}"
    ),
    st.tuples(lines(*BGP), lines(*FAMILY4), lines(*FAMILY6)).map(
        lambda t: [
            "bgp 65001",
            *t[0],
            "ipv4-family unicast",
            *t[1],
            "quit",
            "ipv6-family unicast",
            *t[2],
            "quit",
            "quit",
        ]
    ),
    block(
        st.just("acl 3000"), "rule permit tcp source {a} 0.0.0.255", "rule {v} deny ip", "rule {v}", "description {t}"
    ),
)
COMWARE = st.one_of(
    lines(
        "vlan {v}",
        "vlan {l}",
        "info-center loghost {a}",
        "ntp-service unicast-server {a}",
        "ip route-static {a} 24 NULL0",
        "ipv6 route-static {x} 64 NULL0",
    ),
    block(VLANS.map("vlan {}".format), "description {t}", "name {t}"),
    block(
        st.sampled_from(["interface GE1/0/1", "interface GE1/0/2"]),
        "port link-type trunk",
        "port trunk permit vlan {l}",
        "undo port trunk permit vlan 1",
        "port trunk pvid vlan {v}",
        "port access vlan {v}",
        "port link-mode route",
        "port link-mode",
        *L3,
    ),
    VLANS.flatmap(
        lambda v: block(st.just(f"interface Vlan-interface{v}"), *L3).map(lambda b: [f"vlan {v}", "quit", *b])
    ),
    st.tuples(lines(*BGP), lines(*FAMILY4), lines(*FAMILY6)).map(
        lambda t: [
            "bgp 65001",
            *t[0],
            "address-family ipv4",
            *t[1],
            "quit",
            "address-family ipv6",
            *t[2],
            "quit",
            "quit",
        ]
    ),
    block(
        st.just("acl advanced 3000"),
        "rule permit tcp source {a} 0.0.0.255",
        "rule {v} deny ip",
        "rule {v}",
        "description {t}",
    ),
)


def check(platform: str, blocks: list[list[str]]) -> None:
    ports = ["GE1/0/1", "GE1/0/2"] if platform == "huawei_vrp8" else ["GigabitEthernet1/0/1", "GigabitEthernet1/0/2"]
    device = make_device(platform, "sw1", ports=ports)
    for part in blocks:
        before = device.running_text(header=False)
        refusals = device.type_lines(part)
        if any(r.line == "commit" for r in refusals):
            assert device.running_text(header=False) == before
    shown = device.running_text(header=False)
    tree, problems = device.parse(shown)
    assert problems == []
    assert device.text_of(tree, header=False) == shown
    blank = make_device(platform, "blank", ports=ports)
    assert blank.type_lines(typed_lines(shown)) == []
    assert blank.running_text(header=False) == shown


@settings(max_examples=60, deadline=None)
@given(st.lists(VRP8, max_size=8))
def test_vrp8_text_loads_and_types_back(blocks: list[list[str]]) -> None:
    check("huawei_vrp8", blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(COMWARE, max_size=8))
def test_comware_text_loads_and_types_back(blocks: list[list[str]]) -> None:
    check("h3c_comware7", blocks)
