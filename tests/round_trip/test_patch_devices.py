"""Plans typed into simulated devices: forward gives the intended configuration, back the old one.

The devices are simulated, by a model that shares no code with the planner; they say nothing about real ones.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from patch_cases import FOLDER, Case, cases, ports

from edugrid.lab.devices.make_device import make_device, platforms
from edugrid.network.compare import compare
from edugrid.network.patch import make_patch

PORTS = {platform: ports(platform) for platform in platforms() if (FOLDER / platform / "ports.txt").exists()}
SIMULATED = [case for platform in PORTS for case in cases(platform) if not case.refused]


def _round_trip(platform: str, before: str, after: str) -> None:
    device = make_device(platform, "sw1", None, startup=before, ports=PORTS[platform])
    start = device.running_text()
    goal = make_device(platform, "sw1", None, startup=after, ports=PORTS[platform]).running_text()
    patch = make_patch(platform, start, goal)
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    there = device.running_text()
    assert compare(platform, there, goal) == ()
    assert make_patch(platform, there, goal).forward == (), "a second plan must be empty"
    # back is planned from the state after the change to the state before it
    assert device.type_lines(list(make_patch(platform, there, start).forward)) == []
    assert compare(platform, device.running_text(), start) == ()


@pytest.mark.parametrize("case", SIMULATED, ids=str)
def test_there_and_back(case: Case) -> None:
    try:
        for text in (case.before, case.after):
            make_device(case.platform, "sw1", None, startup=text, ports=PORTS[case.platform])
    except ValueError as error:
        pytest.skip(f"the simulated device does not know a line of this case: {error}")
    _round_trip(case.platform, case.before, case.after)


VLANS = st.sets(st.integers(2, 60), min_size=1, max_size=12)


@st.composite
def vrp8_configs(draw: st.DrawFn) -> str:
    vlans = draw(VLANS)
    text = [f"sysname {draw(st.sampled_from(['A', 'B-1', 'city.core']))}", "#"]
    text += [*(f"vlan batch {vlan}" for vlan in sorted(vlans)), "#"]
    for vlan in draw(st.sets(st.sampled_from(sorted(vlans)), max_size=2)):
        text += [f"vlan {vlan}", f" description net{vlan}", "#"]
    for vlan in draw(st.sets(st.sampled_from(sorted(vlans)), max_size=3)):
        text += [f"interface Vlanif{vlan}", " ipv6 enable", f" ip address 10.{vlan}.0.1 255.255.255.0"]
        text += [f" ipv6 address 2001:DB8:{vlan}::{draw(st.integers(1, 9))}/64", "#"]
    for port in ("GE1/0/1", "GE1/0/2", "GE1/0/3"):
        text.append(f"interface {port}")
        kind = draw(st.sampled_from(["empty", "access", "trunk", "routed"]))
        if draw(st.booleans()):
            text.append(f" description {draw(st.sampled_from(['to core', 'room 5', 'x']))}")
        if kind == "access":
            text.append(f" port default vlan {draw(st.sampled_from(sorted(vlans)))}")
        elif kind == "trunk":
            text.append(" port link-type trunk")
            text += [" undo port trunk allow-pass vlan 1"] if draw(st.booleans()) else []
            members = draw(st.sets(st.integers(2, 60), min_size=1, max_size=30))
            text += [f" port trunk allow-pass vlan {vlan}" for vlan in members]
        elif kind == "routed":
            text += [" undo portswitch", f" ip address 10.{200 + int(port[-1])}.0.1 255.255.255.252"]
        text.append("#")
    if draw(st.booleans()):
        peers = draw(st.dictionaries(st.integers(1, 4), st.integers(65001, 65003), max_size=3))
        text.append("bgp 65010")
        text += [f" peer 10.9.0.{peer} as-number {asn}" for peer, asn in peers.items()]
        text += [f" peer 10.9.0.{peer} description p{draw(st.integers(1, 3))}" for peer in peers if draw(st.booleans())]
        text += [" #", " ipv4-family unicast", "  undo synchronization"]
        text += [f"  network 10.{n}.0.0 255.255.255.0" for n in draw(st.sets(st.integers(1, 6), max_size=3))]
        text += [f"  peer 10.9.0.{peer} enable" for peer in peers]
        text.append("#")
    return "\n".join(text)


@st.composite
def comware_configs(draw: st.DrawFn) -> str:
    vlans = sorted(draw(VLANS))
    text = [f" sysname {draw(st.sampled_from(['A', 'B-1']))}", "#"]
    for vlan in vlans:
        text += [f"vlan {vlan}", *([f" name n{draw(st.integers(1, 2))}"] if draw(st.booleans()) else []), "#"]
    for vlan in draw(st.sets(st.sampled_from(vlans), max_size=3)):
        text += [f"interface Vlan-interface{vlan}", f" ip address 10.{vlan}.0.1 255.255.255.0"]
        text += [f" ipv6 address 2001:DB8:{vlan}::{draw(st.integers(1, 9))}/64", "#"]
    for number in (1, 2):
        text.append(f"interface GigabitEthernet1/0/{number}")
        kind = draw(st.sampled_from(["empty", "access", "trunk", "routed"]))
        text.append(f" port link-mode {'route' if kind == 'routed' else 'bridge'}")
        if draw(st.booleans()):
            text.append(f" description {draw(st.sampled_from(['to core', 'x']))}")
        if kind == "access":
            text.append(f" port access vlan {draw(st.sampled_from(vlans))}")
        elif kind == "trunk":
            members = " ".join(map(str, sorted(draw(st.sets(st.integers(2, 60), min_size=1, max_size=9)))))
            without = draw(st.booleans())
            text += [" port link-type trunk", *([" undo port trunk permit vlan 1"] if without else [])]
            text.append(f" port trunk permit vlan {'' if without else '1 '}{members}")
        elif kind == "routed":
            text.append(f" ip address 10.{200 + number}.0.1 255.255.255.252")
        text.append("#")
    return "\n".join(text)


@st.composite
def rgos_configs(draw: st.DrawFn) -> str:
    vlans = sorted(draw(VLANS))
    named = draw(st.sets(st.sampled_from(vlans), max_size=2))
    text = [f"hostname {draw(st.sampled_from(['A', 'B-1']))}", "!"]
    for vlan in sorted(named):
        text += [f"vlan {vlan}", f" name n{draw(st.integers(1, 2))}", "!"]
    text += [f"vlan range {','.join(map(str, [1, *(vlan for vlan in vlans if vlan not in named)]))}", "!"]
    for number in (1, 2, 3):
        text.append(f"interface GigabitEthernet 0/{number}")
        if draw(st.booleans()):
            text.append(f" description {draw(st.sampled_from(['to core', 'x']))}")
        kind = draw(st.sampled_from(["empty", "access", "trunk", "all", "routed"]))
        if kind == "access":
            text.append(f" switchport access vlan {draw(st.sampled_from(vlans))}")
        elif kind in {"trunk", "all"}:
            text.append(" switchport mode trunk")
            members = ",".join(map(str, sorted(draw(st.sets(st.integers(1, 60), min_size=1, max_size=20)))))
            text += [f" switchport trunk allowed vlan only {members}"] if kind == "trunk" else []
        elif kind == "routed":
            host = draw(st.integers(1, 2))
            text += [" no switchport", f" ip address 10.{200 + number}.0.{host} 255.255.255.0"]
            text += [" ipv6 enable", f" ipv6 address 2001:DB8:{number}::1/64"] if draw(st.booleans()) else []
        text.append("!")
    for vlan in sorted(draw(st.sets(st.sampled_from(vlans), max_size=3))):
        text += [f"interface VLAN {vlan}", f" ip address 10.{vlan}.0.1 255.255.255.0", "!"]
    if draw(st.booleans()):
        peers = draw(st.dictionaries(st.integers(1, 4), st.integers(65001, 65003), max_size=3))
        text += ["router bgp 65010", " no bgp default ipv4-unicast"]
        text += [f" neighbor 10.9.0.{peer} remote-as {asn}" for peer, asn in peers.items()]
        text += [f" neighbor 10.9.0.{peer} description p" for peer in peers if draw(st.booleans())]
        text += [" address-family ipv4", *(f"  neighbor 10.9.0.{peer} activate" for peer in peers)]
        text += [f"  network 10.{n}.0.0 mask 255.255.0.0" for n in draw(st.sets(st.integers(1, 4), max_size=2))]
        text += ["  exit-address-family", "!"]
    return "\n".join(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=vrp8_configs(), after=vrp8_configs())
def test_any_vrp8_change(before: str, after: str) -> None:
    _round_trip("huawei_vrp8", before, after)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=comware_configs(), after=comware_configs())
def test_any_comware_change(before: str, after: str) -> None:
    _round_trip("h3c_comware7", before, after)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=rgos_configs(), after=rgos_configs())
def test_any_rgos_change(before: str, after: str) -> None:
    _round_trip("ruijie_rgos", before, after)
