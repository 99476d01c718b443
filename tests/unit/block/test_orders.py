"""What an order may be: canonical forms, refusals, and that nothing protected is ever covered."""

from datetime import date, datetime
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.block.judge import judge
from edugrid.block.kind_of import kind_of
from edugrid.block.wish import Wish
from edugrid.intent.indicator import IndicatorKind, canonical
from edugrid.intent.load import load_intent
from edugrid.intent.mistake import MistakeError
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.protected import protected

ROOT = Path(__file__).parents[3] / "inventories"
INTENT = load_intent(ROOT, "henan/zhengzhou", datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI))
SAFE = protected(INTENT.province, INTENT.cities[0])


def _wish(text: str, kind: IndicatorKind | None = None, until: date = date(2027, 3, 8)) -> Wish:
    return Wish(text, until, "挖矿", "通报", "张工", "王主任", kind)


@pytest.mark.parametrize(
    ("kind", "written", "wanted"),
    [
        ("address", "203[.]0[.]113[.]9", "203.0.113.9/32"),
        ("address", "::ffff:203.0.113.9", "203.0.113.9/32"),
        ("address", "2001:DB8:0::/48", "2001:db8::/48"),
        ("domain", "坏网站。例子.", "xn--rhq7s6a35a.xn--fsqu00a"),
        ("domain", "Bad[.]Example", "bad.example"),
        ("port", "TCP/03333", "tcp/3333"),
        ("mac", "0011-22AA-BBCC", "00:11:22:aa:bb:cc"),
        ("certificate", ":".join(["AB"] * 32), "ab" * 32),
    ],
)
def test_an_indicator_has_one_form(kind: IndicatorKind, written: str, wanted: str) -> None:
    if kind == "domain" and not written.isascii():
        wanted = written.rstrip(".").replace("。", ".").encode("idna").decode()
    assert canonical(kind, written) == wanted
    assert canonical(kind, wanted) == wanted
    assert kind_of(wanted) == kind


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("address", "203.0.113.9/24"),
        ("address", "203.0.113.010"),
        ("domain", "example"),
        ("domain", "-bad.example"),
        ("domain", "bad example.test"),
        ("port", "tcp/0"),
        ("port", "icmp/8"),
        ("port", "tcp/²"),
        ("mac", "01:00:5e:00:00:01"),
        ("certificate", "ab" * 20),
    ],
)
def test_what_is_none_is_refused(kind: IndicatorKind, written: str) -> None:
    with pytest.raises(MistakeError):
        canonical(kind, written)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10.3.4.5", "a pool of the province"),
        ("3fff:410::1", "a pool of the province"),
        ("192.0.2.101", "devices are managed"),
        ("127.0.0.1", "special-purpose"),
        ("198.51.0.0/16", "larger than"),
        ("2001:db8::/47", "devices are managed"),
        ("edu.example", "would hit the name"),
        ("www.zhengzhou.edu.example", "would hit the name"),
        ("example.com.cn", ""),
        ("edu.cn", "everybody's suffix"),
        ("tcp/443", "whitelisted"),
        ("udp/30050", "whitelisted"),
        ("nonsense", "no indicator"),
    ],
)
def test_a_refusal_says_what_would_be_hit(text: str, words: str) -> None:
    orders, refused = judge(INTENT, "city", [_wish(text)])
    assert words in (refused[0].why.en if refused else "")
    assert bool(orders) == (not words)


def test_orders_are_given_once_in_time_and_within_the_limit() -> None:
    orders, refused = judge(
        INTENT, "city", [_wish("203.0.113.9"), _wish("203.0.113.9/32"), _wish("203.0.113.8", until=date(2027, 2, 28))]
    )
    assert [order.id for order in orders] == ["BL-0001"]
    assert [one.why.en for one in refused] == [
        "203.0.113.9/32 is blocked already by BL-0001",
        "the order ends (2027-02-28) before it began",
    ]


NETWORKS = st.one_of(
    st.tuples(st.integers(0, 2**32 - 1), st.integers(8, 32)).map(lambda p: IPv4Network(p, strict=False)),
    st.tuples(st.integers(0, 2**128 - 1), st.integers(16, 128)).map(lambda p: IPv6Network(p, strict=False)),
    # around what is protected, where mistakes would be
    st.sampled_from(SAFE.grounds).flatmap(
        lambda ground: st.tuples(
            st.integers(-2, 2), st.integers(max(8, ground.network.prefixlen - 2), ground.network.max_prefixlen)
        ).map(
            lambda p: (
                ip_network(
                    (
                        max(0, min(2**ground.network.max_prefixlen - 1, int(ground.network.network_address) + p[0])),
                        p[1],
                    ),
                    strict=False,
                )
                if ground.network.version == 4
                else IPv6Network((max(0, int(ground.network.network_address) + p[0]), p[1]), strict=False)
            )
        )
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NETWORKS, min_size=1, max_size=20))
def test_no_accepted_order_covers_a_protected_address(networks: list[IPv4Network | IPv6Network]) -> None:
    judged = judge(INTENT, "city", [_wish(str(network), "address") for network in networks])
    for order in judged.orders:
        covered = order.network
        assert covered is not None
        assert not any(
            covered.overlaps(ground.network) for ground in SAFE.grounds if ground.network.version == covered.version
        )
    for one in judged.refused:
        network = ip_network(one.wish.indicator)
        assert (
            any(network.overlaps(g.network) for g in SAFE.grounds if g.network.version == network.version)
            or network.prefixlen < (24 if network.version == 4 else 48)
            or networks.count(network) > 1
        )


def test_everything_of_the_platform_is_protected() -> None:
    for text in ("192.0.2.53", "192.0.2.123", "192.0.2.14", "192.0.2.17", "10.255.0.1", "172.20.1.1", "172.21.0.1"):
        assert SAFE.hit(ip_network(ip_address(text))) is not None
    assert SAFE.hit(ip_network("203.0.113.0/24")) is None
