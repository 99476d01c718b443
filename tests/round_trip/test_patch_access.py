"""Any change of management access, access lists, aggregates, LLDP and samples is planned there and back (SIMULATED devices)."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.patch import make_patch

PORTS = {
    "huawei_vrp8": [f"10GE1/0/{n}" for n in range(1, 5)],
    "h3c_comware7": [f"GigabitEthernet1/0/{n}" for n in range(1, 5)],
}
RULES = st.dictionaries(st.integers(1, 9).map(lambda n: n * 5), st.integers(1, 4), min_size=1, max_size=4)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _round_trip(platform: str, before: str, after: str) -> None:
    device = make_device(platform, "sw1", None, startup=before, ports=PORTS[platform])
    start = device.running_text()
    goal = make_device(platform, "sw1", None, startup=after, ports=PORTS[platform]).running_text()
    patch = make_patch(platform, start, goal)
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    there = device.running_text()
    assert compare(platform, there, goal) == ()
    assert device.type_lines(list(make_patch(platform, there, start).forward)) == []
    assert compare(platform, device.running_text(), start) == ()


def _rules(rules: dict[int, int], *, basic: bool) -> list[str]:
    if basic:
        return [f" rule {number} permit source 10.{net}.0.0 0.0.255.255" for number, net in rules.items()]
    return [
        f" rule {number} permit tcp source 10.{net}.0.0 0.0.255.255 destination 10.9.0.0 0.0.0.255 destination-port eq 443"
        for number, net in rules.items()
    ]


@st.composite
def vrp8(draw: st.DrawFn) -> str:
    text: list[str] = []
    if draw(st.booleans()):
        text += [f'header login information "{draw(st.sampled_from(["Keep out", "Staff only"]))}"', "#"]
    text += ["lldp enable", "#"] if draw(st.booleans()) else []
    number = draw(st.sampled_from([2001, 2990, None]))
    if number:
        text += [f"acl number {number}", *_rules(draw(RULES), basic=True), "#"]
    listed = draw(st.booleans())
    if listed:
        text += ["acl name edu-apps advance", *_rules(draw(RULES), basic=False), "#"]
    sampled = draw(st.booleans())
    text += ["sflow agent ip 10.0.0.1", "sflow collector 1 ip 10.0.0.9", "#"] if sampled else []
    trunks = draw(st.sets(st.integers(1, 2), max_size=2))
    for trunk in trunks:
        text += [f"interface Eth-Trunk{trunk}", *([" mode lacp-static"] if draw(st.booleans()) else []), "#"]
    for index, port in enumerate(PORTS["huawei_vrp8"], 1):
        text.append(f"interface {port}")
        kind = draw(st.sampled_from(["empty", "routed", *(["member"] if trunks else [])]))
        if kind == "member":
            text.append(f" eth-trunk {draw(st.sampled_from(sorted(trunks)))}")
        elif kind == "routed":
            text += [" undo portswitch", f" ip address 10.20{index}.0.1 255.255.255.252"]
            text += [" traffic-filter acl name edu-apps inbound"] if listed and draw(st.booleans()) else []
        if kind != "member":
            text += [" lldp disable"] if draw(st.booleans()) else []
            text += (
                [" sflow sampling collector 1", " sflow sampling inbound"] if sampled and draw(st.booleans()) else []
            )
        text.append("#")
    text += ["user-interface vty 0 4", " authentication-mode aaa"]
    text += [f" acl {number} inbound"] if number and draw(st.booleans()) else []
    text += [f" idle-timeout {draw(st.sampled_from([5, 10, 20]))} 0", "#"]
    return "\n".join(text)


@st.composite
def comware(draw: st.DrawFn) -> str:
    text: list[str] = []
    text += [" lldp global enable", "#"] if draw(st.booleans()) else []
    number = draw(st.sampled_from([2001, 2990, None]))
    listed, sampled = draw(st.booleans()), draw(st.booleans())
    text += [" sflow agent ip 10.0.0.1", " sflow collector 1 ip 10.0.0.9", "#"] if sampled else []
    groups = draw(st.sets(st.integers(1, 2), max_size=2))
    for group in groups:
        mode = [" link-aggregation mode dynamic"] if draw(st.booleans()) else []
        text += [f"interface Bridge-Aggregation{group}", *mode, "#"]
    for index, port in enumerate(PORTS["h3c_comware7"], 1):
        kind = draw(st.sampled_from(["empty", "routed", *(["member"] if groups else [])]))
        text += [f"interface {port}", f" port link-mode {'route' if kind == 'routed' else 'bridge'}"]
        if kind == "member":
            text.append(f" port link-aggregation group {draw(st.sampled_from(sorted(groups)))}")
        elif kind == "routed":
            text.append(f" ip address 10.20{index}.0.1 255.255.255.252")
            text += [" packet-filter name edu-apps inbound"] if listed and draw(st.booleans()) else []
        text += [" undo lldp enable"] if draw(st.booleans()) else []
        text += [" sflow sampling-rate 4096", " sflow flow collector 1"] if sampled and draw(st.booleans()) else []
        text.append("#")
    text += [
        "line vty 0 63",
        " authentication-mode scheme",
        f" idle-timeout {draw(st.sampled_from([5, 10, 20]))} 0",
        "#",
    ]
    text += [" ssh server enable", *([f" ssh server acl {number}"] if number and draw(st.booleans()) else []), "#"]
    if number:
        text += [f"acl basic {number}", *_rules(draw(RULES), basic=True), "#"]
    if listed:
        text += ["acl advanced name edu-apps", *_rules(draw(RULES), basic=False), "#"]
    return "\n".join(text)


@FEW
@given(before=vrp8(), after=vrp8())
def test_any_vrp8_change(before: str, after: str) -> None:
    _round_trip("huawei_vrp8", before, after)


@FEW
@given(before=comware(), after=comware())
def test_any_comware_change(before: str, after: str) -> None:
    _round_trip("h3c_comware7", before, after)
