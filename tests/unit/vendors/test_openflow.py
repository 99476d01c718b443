"""The flows of the rendered text as OpenFlow 1.3 fields."""

import pytest

from edugrid.vendors.openvswitch.openflow import masked, openflow


def test_fields_have_openflows_names() -> None:
    flow = openflow("priority=40000,tcp,nw_src=10.0.0.0/8,nw_dst=10.77.0.2,tp_dst=22 actions=drop")
    assert (flow.priority, flow.drop) == (40000, True)
    assert dict(flow.match) == {
        "eth_type": 0x0800,
        "ip_proto": 6,
        "ipv4_src": ("10.0.0.0", "255.0.0.0"),
        "ipv4_dst": "10.77.0.2",
        "tcp_dst": 22,
    }
    six = dict(openflow("priority=1,udp6,ipv6_dst=2001:db8::/32,tp_dst=53 actions=NORMAL").match)
    assert six == {"eth_type": 0x86DD, "ip_proto": 17, "ipv6_dst": ("2001:db8::", "ffff:ffff::"), "udp_dst": 53}
    assert openflow("priority=0 actions=NORMAL").match == ()


def test_addresses_have_one_form() -> None:
    assert masked(("10.0.0.0", "255.0.0.0")) == masked("10.0.0.0/8") == ("10.0.0.0", "255.0.0.0")
    assert masked(("2001:db8::", "ffff:ffff::")) == masked("2001:db8::/32")
    assert masked("10.77.0.2") == masked("10.77.0.2/32") == "10.77.0.2"


@pytest.mark.parametrize(
    "text",
    [
        "actions=drop",
        "priority=1 actions=output:3",
        "priority=1,nonsense actions=drop",
        "priority=1,ip,tp_dst=22 actions=drop",
    ],
)
def test_what_edugrid_does_not_write_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="that edugrid writes"):
        openflow(text)
