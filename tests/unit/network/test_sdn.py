"""The flow table of an SDN edge: from rules to flows to the text that the switch itself would print."""

from ipaddress import ip_interface

import pytest
from pydantic import ValidationError

from edugrid.design.device.access import Access, AccessLink
from edugrid.design.device.sdn import Sdn
from edugrid.design.network import DeviceDesign, Loopback, Port, System
from edugrid.design.sdn import sdn
from edugrid.intent.network.sdn import SdnEdge, SdnRule
from edugrid.network.templates import templates
from edugrid.resources import resource
from edugrid.rollout.merged_target import merged_target
from edugrid.vendors.openvswitch.read_database import read_database
from edugrid.vendors.openvswitch.switch import Switch, SwitchPort, read_switch
from edugrid.vendors.openvswitch.write_script import write_script

RULES = (
    SdnRule(action="drop", destination="10.77.0.2/32"),
    SdnRule(action="allow", protocol="tcp", source="2001:db8::/32", port=443),
    SdnRule(action="drop", protocol="udp", port=53),
)


class _Place:
    def __init__(self, edge: SdnEdge | None) -> None:
        self.device = type("Device", (), {"sdn": edge})()


def _sdn(edge: SdnEdge) -> Sdn:
    made = sdn(_Place(edge))  # type: ignore[arg-type] # the feature looks at the device alone
    assert made is not None
    return made


def _device(edge: SdnEdge) -> DeviceDesign:
    return DeviceDesign(
        name="edge-1",
        platform="openvswitch",
        region="henan/zhengzhou",
        role="access",
        state="active",
        host="127.0.0.1",
        port=22,
        system=System(hostname="edge-1"),
        loopback=Loopback(ipv4=ip_interface("10.0.0.1/32"), ipv6=ip_interface("2001:db8::1/128")),
        ports=(Port(name="up", description="core", mode="trunk", vlans=(10, 20, 21, 22)),),
        access=Access(ports=(AccessLink(port="h1", description="room-1", vlan=10),)),
        sdn=_sdn(edge),
    )


def test_rules_become_flows_in_their_order_and_for_their_ip_version() -> None:
    flows = _sdn(SdnEdge(rules=RULES)).flows
    assert [(flow.priority, flow.protocol, flow.port, flow.action) for flow in flows] == [
        (40000, "ip", None, "drop"),
        (39990, "tcp6", 443, "normal"),
        (39980, "udp", 53, "drop"),
        (39980, "udp6", 53, "drop"),
    ]


def test_the_rendered_text_is_a_switch() -> None:
    device = _device(SdnEdge(rules=RULES, datapath="netdev"))
    assert set(device.features) <= set(templates(resource("inventories")).features("openvswitch"))
    text = templates(resource("inventories")).render(device)
    assert read_switch(text) == Switch(
        bridge={"device": "edge-1", "protocols": "OpenFlow13", "datapath": "netdev", "fail-mode": "secure"},
        ports={
            "up": SwitchPort(description="core", trunks="10,20-22"),
            "h1": SwitchPort(description="room-1", tag="10"),
        },
        flows=[
            "priority=0 actions=NORMAL",
            "priority=40000,ip,nw_dst=10.77.0.2 actions=drop",
            "priority=39990,tcp6,ipv6_src=2001:db8::/32,tp_dst=443 actions=NORMAL",
            "priority=39980,udp,tp_dst=53 actions=drop",
            "priority=39980,udp6,tp_dst=53 actions=drop",
        ],
    )


def test_what_goes_is_deleted_and_a_controller_keeps_its_flows() -> None:
    wanted = Switch(
        bridge={"protocols": "OpenFlow13"}, ports={"h1": SwitchPort(tag="10")}, flows=["priority=0 actions=NORMAL"]
    )
    script = write_script(wanted, ["h1", "h2"])
    assert "--if-exists del-port br-edu h2" in script
    assert "del-port br-edu h1" not in script
    assert "replace-flows br-edu" in script
    wanted.bridge["controller"] = "tcp:10.0.0.9:6653"
    told = write_script(wanted)
    assert "set-controller br-edu tcp:10.0.0.9:6653" in told
    assert "replace-flows" not in told


def test_a_description_cannot_leave_its_quotes() -> None:
    script = write_script(Switch(ports={"h1": SwitchPort(description="a\"'; rm -rf $HOME `id`")}))
    assert "'external_ids:edugrid-description=\"a\\\"'\"'\"'; rm -rf $HOME `id`\"'" in script


def test_a_host_without_the_bridge_has_nothing() -> None:
    empty = '{"headings":["name"],"data":[]}'
    assert read_database(empty, empty, empty, empty, "") == Switch()


@pytest.mark.parametrize("line", ["port", "port a b", " tag 10", "flow x", "bridge other", "nonsense"])
def test_unknown_lines_are_named(line: str) -> None:
    with pytest.raises(ValueError, match="not a line of an Open vSwitch configuration"):
        read_switch(line)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"action": "drop", "port": 80}, "needs protocol tcp or udp"),
        ({"action": "drop", "source": "10.0.0.0/8", "destination": "2001:db8::/32"}, "different IP versions"),
        ({"action": "drop", "protocol": "tcp", "port": 0}, "greater than or equal to 1"),
    ],
)
def test_rules_that_say_nothing_sensible_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        SdnRule.model_validate(values)


def test_ports_that_nobody_designed_stay_in_the_whole_target() -> None:
    running = Switch(
        bridge={"protocols": "OpenFlow13", "fail-mode": "standalone"},
        ports={"h1": SwitchPort(tag="99"), "tap0": SwitchPort(description="by hand", tag="5")},
        flows=["priority=0 actions=NORMAL", "priority=9,ip actions=drop"],
    )
    device = _device(SdnEdge(rules=RULES[:1]))
    target = read_switch(merged_target("openvswitch", running.text, templates(resource("inventories")).render(device)))
    assert target.bridge == {"device": "edge-1", "protocols": "OpenFlow13", "fail-mode": "secure"}
    assert target.ports["tap0"] == SwitchPort(description="by hand", tag="5")
    assert target.ports["h1"] == SwitchPort(description="room-1", tag="10")
    assert sorted(target.flows) == ["priority=0 actions=NORMAL", "priority=40000,ip,nw_dst=10.77.0.2 actions=drop"]
