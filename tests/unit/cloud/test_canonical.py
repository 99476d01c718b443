import pytest

from edugrid.cloud.canonical import canonical_ports, canonical_prefix, canonical_protocol, rule_key


@pytest.mark.parametrize(
    ("written", "stored"),
    [("2001:DB8:0::/48", "2001:db8::/48"), ("10.1.2.3/24", "10.1.2.0/24"), ("3FFF:0410::/32", "3fff:410::/32")],
)
def test_prefix(written: str, stored: str) -> None:
    assert canonical_prefix(written) == stored


@pytest.mark.parametrize(
    ("ethertype", "written", "stored"),
    [
        ("IPv6", "icmp", "ipv6-icmp"),
        ("IPv6", "icmpv6", "ipv6-icmp"),
        ("IPv4", "icmp", "icmp"),
        ("IPv4", "6", "tcp"),
        ("IPv4", "TCP", "tcp"),
        ("IPv4", None, ""),
        ("IPv6", "any", ""),
    ],
)
def test_protocol(ethertype: str, written: str | None, stored: str) -> None:
    assert canonical_protocol(ethertype, written) == stored


@pytest.mark.parametrize(
    ("protocol", "written", "stored"),
    [
        ("udp", (1, 65535), (None, None)),
        ("tcp", (0, 0), (None, None)),
        ("tcp", (None, None), (None, None)),
        ("tcp", (443, None), (443, 443)),
        ("tcp", (1, 1), (1, 1)),
        ("tcp", (1, 1024), (1, 1024)),
        ("icmp", (8, 0), (8, 0)),
    ],
)
def test_ports(protocol: str, written: tuple[int | None, int | None], stored: tuple[int | None, int | None]) -> None:
    assert canonical_ports(protocol, *written) == stored


def test_same_rule_in_two_spellings() -> None:
    ours = rule_key("ingress", "IPv6", "tcp", (443, 443), "2001:DB8::/32")
    theirs = rule_key("ingress", "IPv6", "6", (443, 443), "2001:db8:0::/32")
    assert ours == theirs
    assert ours.show() == "ingress IPv6 tcp 443 2001:db8::/32"


def test_no_remote_is_everywhere() -> None:
    assert rule_key("ingress", "IPv4", "tcp", (22, 22), None) == rule_key(
        "ingress", "IPv4", "tcp", (22, 22), "0.0.0.0/0"
    )
