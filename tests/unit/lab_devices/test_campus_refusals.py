"""What simulated switches refuse of DHCP, guards, QoS, probes and multicast (their sentences are simulated)."""

import pytest

from edugrid.lab.devices.make_device import make_device

POOL = ["ip pool a", "network 10.0.0.0 mask 255.255.255.0"]
NQA = ["nqa test-instance edu a", "test-type icmp", "destination-address ipv4 10.0.0.1", "start now"]
BEHAVIOR = ["traffic behavior b"]
ENTRY = ["nqa entry edu a", "type icmp-echo", "destination ip 10.0.0.1", "quit", "quit"]
CASES = [
    ("huawei_vrp8", [*POOL], "excluded-ip-address 10.1.0.1", "not in the network segment"),
    ("huawei_vrp8", [*POOL], "network 10.1.0.0 mask 255.255.255.0", "configured already"),
    ("huawei_vrp8", [], "dhcp snooping enable", "Enable DHCP globally first"),
    ("huawei_vrp8", ["interface GE1/0/1"], "dhcp snooping enable", "Enable DHCP snooping globally first"),
    ("huawei_vrp8", BEHAVIOR, "car cir 2000 kbps pir 1000 kbps green pass", "greater than or equal to the cir"),
    ("huawei_vrp8", ["interface GE1/0/1"], "traffic-policy p inbound", "does not exist"),
    ("huawei_vrp8", NQA, "destination-address ipv4 10.0.0.2", "is running"),
    ("huawei_vrp8", [], "ip route-static 0.0.0.0 0.0.0.0 10.0.0.1 track nqa edu a", "does not exist"),
    ("huawei_vrp8", ["vlan 20"], "igmp snooping enable", "globally first"),
    ("huawei_vrp8", [], "pim", "Enable multicast routing first"),
    ("h3c_comware7", ["dhcp server ip-pool a"], "address range 10.0.0.9 10.0.0.2", "Invalid address range"),
    ("h3c_comware7", BEHAVIOR, "car cir 1001", "multiple of 8"),
    ("h3c_comware7", BEHAVIOR, "car cir 1000 cbs 1000", "multiple of 512"),
    ("h3c_comware7", [], "nqa schedule edu a start-time now lifetime forever", "does not exist"),
    (
        "h3c_comware7",
        [*ENTRY, "nqa schedule edu a start-time now lifetime forever"],
        "undo nqa entry edu a",
        "is scheduled",
    ),
    ("h3c_comware7", ["vlan 20"], "mld-snooping enable", "globally first"),
]


@pytest.mark.parametrize(("platform", "before", "line", "text"), CASES)
def test_refused(platform: str, before: list[str], line: str, text: str) -> None:
    session = make_device(platform, "sw1").login()
    for typed in ["system-view", *before]:
        assert session.submit(typed).refused is None
    refused = session.submit(line).refused
    assert refused is not None
    assert text in refused


@pytest.mark.parametrize(
    ("kbps", "printed"),
    [(10240, "qos lr outbound cir 10240 cbs 640000"), (204800, "qos lr outbound cir 204800 cbs 12800000")],
)
def test_default_burst_as_captured(kbps: int, printed: str) -> None:
    device = make_device("h3c_comware7", "sw1")
    port = next(line for line in device.running_text().splitlines() if line.startswith("interface GigabitEthernet"))
    assert device.type_lines([port, f"qos lr outbound cir {kbps}"]) == []
    assert f" {printed}\n" in device.running_text()
