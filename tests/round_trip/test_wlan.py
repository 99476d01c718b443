"""Any two random wireless plants of a controller become each other, typed into a strict simulated device, and back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.patch import make_patch

PORTS = ["GigabitEthernet0/0/1"]
NETWORKS = ("a", "b", "c")
SECURITY = ("wpa3 sae pass-phrase %^%#x%^%# aes", "wpa2 psk pass-phrase %^%#x%^%# aes", "wpa2 dot1x aes")


@st.composite
def plants(draw: st.DrawFn) -> str:
    text = ["authentication-profile name edu-dot1x", "#", "wlan"]
    known = sorted(draw(st.sets(st.sampled_from(NETWORKS), max_size=3)))
    security = {name: draw(st.sampled_from(SECURITY)) for name in known}
    for name in known:
        text += [f" security-profile name edu-{name}", f"  security {security[name]}"]
    for name in known:
        text += [f" ssid-profile name edu-{name}", f"  ssid {name}"]
        text += ["  dot11r enable"] if draw(st.booleans()) else []
    for name in known:
        text += [f" vap-profile name edu-{name}", *(["  forward-mode tunnel"] if draw(st.booleans()) else [])]
        text += [f"  service-vlan vlan-id {draw(st.sampled_from([10, 20]))}", f"  ssid-profile edu-{name}"]
        text += [f"  security-profile edu-{name}"]
        text += ["  authentication-profile edu-dot1x"] if "dot1x" in security[name] else []
    members = sorted(draw(st.sets(st.integers(1, 4))))
    text += (
        [" mobility-group name edu-campus", *(f"  member ip-address 10.0.0.{n}" for n in members)] if members else []
    )
    groups = sorted(draw(st.sets(st.sampled_from(["g1", "g2"]), max_size=2)))
    for group in groups:
        text.append(f" ap-group name edu-{group}")
        for radio in (0, 1):
            sent = draw(st.permutations(known))[: draw(st.integers(0, len(known)))]
            text += [f"  radio {radio}"] if sent else []
            text += [f"   vap-profile edu-{name} wlan {number}" for number, name in enumerate(sent, 1)]
    hardware = iter(draw(st.permutations(range(4))))
    for number in sorted(draw(st.sets(st.integers(1000, 1002)))) if groups else ():
        text += [f" ap-id {number} ap-mac 00e0-fc6a-000{next(hardware)}", f"  ap-name r{number}"]
        text.append(f"  ap-group edu-{draw(st.sampled_from(groups))}")
    return "\n".join([*text, "#"])


@st.composite
def comware_plants(draw: st.DrawFn) -> str:
    text = ["vlan 10", "#", "vlan 20", "#", "domain edu", "#"]
    known = sorted(draw(st.sets(st.sampled_from(NETWORKS), max_size=3)))
    for name in known:
        security = draw(st.sampled_from(("dot1x", "psk", "sae")))
        text += [f"wlan service-template edu-{name}", f" ssid {draw(st.sampled_from('xy'))}-{name}"]
        text += [" akm mode dot1x"] if security == "dot1x" else [" akm mode psk"]
        text += [" preshared-key pass-phrase cipher $c$3$aaaa"] if security != "dot1x" else []
        text += [" cipher-suite ccmp", " security-ie rsn"]
        text += [" wpa3 personal mandatory", " pmf mandatory"] if security == "sae" else []
        text += [" client-security authentication-mode dot1x"] if security == "dot1x" else []
        text += [" dot1x domain edu"] if security == "dot1x" else []
        text += [" service-template enable", "#"]
    aps = draw(st.lists(st.sampled_from(["edu-p", "edu-q", "edu-r"]), unique=True, max_size=3))
    for group in ("edu-g1", "edu-g2") if draw(st.booleans()) else ("edu-g2",):
        text += [f"wlan ap-group {group}", *([" region-code HK"] if draw(st.booleans()) else []), " vlan 1"]
        for model in sorted(draw(st.sets(st.sampled_from(["M1", "M2"])))):
            text.append(f" ap-model {model}")
            for radio in (1, 2):
                sent = draw(st.permutations(known))[: draw(st.integers(0, len(known)))]
                text += [f"  radio {radio}", *(["   radio enable"] if sent else [])]
                text += [f"   service-template edu-{name} vlan {draw(st.sampled_from([10, 20]))}" for name in sent]
            text.append("  gigabitethernet 1")
        text += [f" ap {aps.pop()}" for _ in range(draw(st.integers(0, len(aps))))] + ["#"]
    hardware = iter(draw(st.permutations(range(4))))
    for name in sorted(draw(st.sets(st.sampled_from(["edu-p", "edu-q"])))):
        text += [f"wlan ap {name} model {draw(st.sampled_from(['M1', 'M2']))}"]
        text += [f" mac-address 00e0-fc6a-000{next(hardware)}", " vlan 1", " radio 1", " radio 2", "#"]
    return "\n".join(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=plants(), after=plants())
def test_there_and_back(before: str, after: str) -> None:
    _there_and_back("huawei_vrp5", before, after)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=comware_plants(), after=comware_plants())
def test_there_and_back_on_comware(before: str, after: str) -> None:
    _there_and_back("h3c_comware7", before, after)


def _there_and_back(platform: str, before: str, after: str) -> None:
    device = make_device(platform, "ac", None, startup=before, ports=PORTS)
    start = device.running_text()
    goal = make_device(platform, "ac", None, startup=after, ports=PORTS).running_text()
    for wanted in (goal, start):
        patch = make_patch(platform, device.running_text(), wanted)
        assert patch.refused == ()
        assert device.type_lines(list(patch.forward)) == []
        assert compare(platform, device.running_text(), wanted) == ()
        assert make_patch(platform, device.running_text(), wanted).forward == (), "a second plan must be empty"
