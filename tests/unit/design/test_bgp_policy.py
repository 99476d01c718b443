"""BGP policies: a county or school announces its own prefixes, and the level above marks them."""

from ipaddress import ip_network
from pathlib import Path

from changed_design import changed_design

from edugrid.design.device.bgp_policy import BgpPolicy, PrefixList, Session
from edugrid.design.network import DeviceDesign

OFF = "igp: {protocol: isis}"
HELD = ("city.yml", OFF, f"{OFF}, bgp_policy: {{max_prefixes: 500}}")


def policy(device: DeviceDesign) -> BgpPolicy:
    assert device.bgp_policy is not None
    return device.bgp_policy


def towards(device: DeviceDesign, neighbour: str) -> dict[int, Session]:
    assert device.bgp is not None
    found: dict[int, Session] = {}
    for peer in device.bgp.peers:
        session = policy(device).session(peer.address)
        if peer.description == neighbour and session is not None:
            found[peer.address.version] = session
    return found


def holds(prefixes: PrefixList, text: str) -> bool:
    net = ip_network(text)
    return any(net.subnet_of(rule.network) and net.prefixlen <= rule.longest for rule in prefixes.rules)  # type: ignore[arg-type]  # one family a list


def test_both_ends_hold_a_county_to_its_own(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, HELD)
    above, below = towards(devices["zz-core-1"], "zm-agg-1"), towards(devices["zm-agg-1"], "zz-core-1")
    assert {v: (s.import_policy, s.export_policy, s.max_prefixes) for v, s in above.items()} == {
        4: ("EDU4-IN-zhongmu", "", 500),
        6: ("EDU6-IN-zhongmu", "", 500),
    }
    assert {v: (s.import_policy, s.export_policy, s.max_prefixes) for v, s in below.items()} == {
        4: ("", "EDU4-OUT-zhongmu", None),
        6: ("", "EDU6-OUT-zhongmu", None),
    }
    marks = {one.name: one.community for one in policy(devices["zz-core-1"]).route_policies}
    assert marks["EDU4-IN-zhongmu"] == marks["EDU6-IN-zhongmu"] == "64601:122"
    assert {one.community for one in policy(devices["zm-agg-1"]).route_policies} == {None}


def test_everything_a_county_originates_gets_through_and_nothing_of_another(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, HELD)
    lists = {one.name: one for one in policy(devices["zz-core-1"]).prefix_lists}
    for county, others in (("zhongmu", "xinzheng"), ("xinzheng", "zhongmu")):
        for device in devices.values():
            if device.bgp is None or not device.region.endswith((county, others)):
                continue
            for version, networks in ((4, device.bgp.networks4), (6, device.bgp.networks6)):
                inside = {holds(lists[f"EDU{version}-{county}"], str(net)) for net in networks}
                assert inside == {device.region.endswith(county)}, (county, device.name)
    assert not holds(lists["EDU4-zhongmu"], "0.0.0.0/0")
    assert not holds(lists["EDU4-zhongmu"], "10.0.128.1/32")


def test_a_school_is_held_to_its_own_block(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, HELD)
    gate, school = devices["xz-agg-1"], devices["xz-gw-1"]
    assert towards(gate, "xz-gw-1")[4].import_policy == "EDU4-IN-4101840001"
    assert towards(school, "xz-agg-1")[4].export_policy == "EDU4-OUT-4101840001"
    lists = {one.name: one for one in policy(gate).prefix_lists}
    assert holds(lists["EDU4-4101840001"], "10.0.64.0/26")
    assert not holds(lists["EDU4-4101840001"], "10.0.65.0/26")
    marks = {one.name: one.community for one in policy(gate).route_policies}
    assert marks["EDU4-IN-4101840001"] == "64603:1"


def test_equals_trust_each_other(tmp_path: Path) -> None:
    session = towards(changed_design(tmp_path, HELD)["zz-core-1"], "zz-dc-1")[4]
    assert (session.import_policy, session.export_policy, session.max_prefixes) == ("", "", None)


def test_a_default_route_downwards_and_nothing_else(tmp_path: Path) -> None:
    devices = changed_design(tmp_path, ("city.yml", OFF, f"{OFF}, bgp_policy: {{default_down: true}}"))
    session = towards(devices["zz-core-1"], "zm-agg-1")[6]
    assert (session.default_route, session.export_policy, session.max_prefixes) == (True, "EDU6-OUT-DEFAULT", 1000)
    lists = {one.name: one for one in policy(devices["zz-core-1"]).prefix_lists}
    assert holds(lists["EDU6-DEFAULT"], "::/0")
    assert not holds(lists["EDU6-DEFAULT"], "2001:db8::/32")
    assert not towards(devices["zm-agg-1"], "zz-core-1")[6].default_route


def test_no_block_no_policies(tmp_path: Path) -> None:
    devices = changed_design(tmp_path)
    assert {device.bgp_policy for device in devices.values()} == {None}
