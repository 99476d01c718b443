from edugrid.cloud.canonical import rule_key
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.look import Tenant
from edugrid.cloud.repair import repair_steps
from edugrid.cloud.scan import scan
from edugrid.design.tenancy_spec import TenancySpec

SSH = rule_key("ingress", "IPv4", "tcp", (22, 22), "0.0.0.0/0")


def extra_rule(group: str, identity: str = "extra") -> LiveObject:
    return LiveObject(kind="security_group_rule", id=identity, name="", parent=group, key=SSH)


def test_nothing_undeclared_after_up(there: list[LiveObject], managed: set[str]) -> None:
    assert scan(there, managed) == ()


def test_a_rule_in_a_group_of_ours_is_found_once_and_is_ours(there: list[LiveObject], managed: set[str]) -> None:
    found = scan([*there, extra_rule("sg")], managed)
    assert [(item.path, item.ours) for item in found] == [
        (("security_group", "edu-zhengzhou-roster", "rule", "ingress IPv4 tcp 22 0.0.0.0/0"), True)
    ]


def test_a_rule_in_the_default_group_is_not_ours(there: list[LiveObject], managed: set[str]) -> None:
    found = scan([*there, extra_rule("sg0")], managed)
    assert [(item.path[1], item.ours) for item in found] == [("default", False)]


def test_a_server_is_found_once_with_its_ports(there: list[LiveObject], managed: set[str]) -> None:
    server = LiveObject(kind="server", id="x", name="shadow-1")
    ports = [LiveObject(kind="port", id=f"p{n}", name="", parent="x", role="compute:nova") for n in (1, 2)]
    found = scan([*there, *ports, server], managed)
    assert [(item.path, item.ours, {port.id for port in item.folded}) for item in found] == [
        (("server", "shadow-1"), False, {"p1", "p2"})
    ]


def test_two_servers_of_one_name_are_two(there: list[LiveObject], managed: set[str]) -> None:
    servers = [LiveObject(kind="server", id=identity, name="same") for identity in ("x", "y")]
    assert [item.path for item in scan([*there, *servers], managed)] == [
        ("server", "same", "x"),
        ("server", "same", "y"),
    ]


def test_a_second_port_on_our_server(there: list[LiveObject], managed: set[str]) -> None:
    port = LiveObject(kind="port", id="p", name="side-door", parent="vm", role="compute:nova")
    assert [item.path for item in scan([*there, port], managed)] == [
        ("server", "edu-zhengzhou-roster-1", "port", "side-door")
    ]


def test_a_network_brings_its_subnets_and_a_group_its_rules(there: list[LiveObject], managed: set[str]) -> None:
    more = [
        LiveObject(kind="network", id="n2", name="side-net"),
        LiveObject(kind="subnet", id="s2", name="side-subnet", parent="n2"),
        LiveObject(kind="security_group", id="g2", name="side-group"),
        extra_rule("g2"),
    ]
    assert [item.path for item in scan([*there, *more], managed)] == [
        ("network", "side-net"),
        ("security_group", "side-group"),
    ]


def test_a_floating_address_is_told_beside_its_server(there: list[LiveObject], managed: set[str]) -> None:
    more = [
        LiveObject(kind="server", id="x", name="shadow-1"),
        LiveObject(kind="port", id="p", name="", parent="x", role="compute:nova"),
        LiveObject(kind="floating_ip", id="f", name="198.51.100.9", parent="p"),
    ]
    assert [item.path for item in scan([*there, *more], managed)] == [
        ("floating_ip", "198.51.100.9"),
        ("server", "shadow-1"),
    ]


def test_repair_takes_only_what_is_ours_unless_asked(
    spec: TenancySpec, there: list[LiveObject], managed: set[str]
) -> None:
    server = LiveObject(kind="server", id="x", name="shadow-1")
    tenant = Tenant(spec, "p", scan([*there, server, extra_rule("sg")], managed), None)
    assert [(step.op, step.urn) for step in repair_steps(tenant, remove_unmanaged=False)] == [
        ("remove-rule", "openstack://gov/edu-zhengzhou/security_group_rule/extra")
    ]
    assert [step.op for step in repair_steps(tenant, remove_unmanaged=True)] == ["remove-rule", "delete-unmanaged"]
