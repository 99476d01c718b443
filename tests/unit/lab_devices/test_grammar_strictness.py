"""What a device refuses, with its text and the caret under the right character."""

import pytest

from edugrid.lab.devices.make_device import make_device

# Lines typed first (from the system view), the line under test, the error text, the word the caret points at.
# "$" = one blank past the end of the line (incomplete commands).
VRP8 = [
    ([], "nonsense", "Error: Unrecognized command found at '^' position.", "nonsense"),
    ([], "display nonexistent", "Error: Unrecognized command found at '^' position.", "nonexistent"),
    ([], "display", "Error: Incomplete command found at '^' position.", "$"),
    ([], "system-view", "Error: Unrecognized command found at '^' position.", "system-view"),
    ([], "s", "Error: Ambiguous command found at '^' position.", "s"),
    ([], "vlan 4095", "Error: Wrong parameter found at '^' position.", "4095"),
    ([], "vlan batch 1 2 3 4 5 6 7 8 9 10 11", "Error: Too many parameters found at '^' position.", "11"),
    ([], "vlan batch 20 to 10", "Error: Wrong parameter found at '^' position.", "20"),
    ([], "vlan batch 10 to", "Error: Incomplete command found at '^' position.", "$"),
    ([], "interface GE1/0/99", "Error: Wrong parameter found at '^' position.", "GE1/0/99"),
    ([], "interface Vlanif", "Error: Incomplete command found at '^' position.", "$"),
    ([], "undo interface GE1/0/1", "Error: Wrong parameter found at '^' position.", "GE1/0/1"),
    ([], "undo aaa", "Error: Unrecognized command found at '^' position.", "aaa"),
    ([], "ip address 10.0.0.1 24", "Error: Unrecognized command found at '^' position.", "address"),
    ([], "description x", "Error: Unrecognized command found at '^' position.", "description"),
    ([], "ip route-static 10.0.0.0 255.0.255.0 10.1.1.1", "Error: Wrong parameter found at '^' position.", "10.0.0.0"),
    ([], "undo sysname x", "Error: Too many parameters found at '^' position.", "x"),
    (["interface GE1/0/1"], "description", "Error: Incomplete command found at '^' position.", "$"),
    (["interface GE1/0/1"], "vlan batch 10", "Error: Unrecognized command found at '^' position.", "vlan"),
    (["interface GE1/0/1"], "interface GE1/0/2", "Error: Unrecognized command found at '^' position.", "interface"),
    (["interface GE1/0/1"], "undo description x", "Error: Too many parameters found at '^' position.", "x"),
    (["interface GE1/0/1"], "port link-type trunc", "Error: Unrecognized command found at '^' position.", "trunc"),
    (["interface GE1/0/1"], "ip address 10.0.0.1 24", "Error: Unrecognized command found at '^' position.", "ip"),
    (["interface GE1/0/1"], "  port default vlan 5000", "Error: Wrong parameter found at '^' position.", "5000"),
    (["interface Vlanif10"], "ip address 10.0.0.300 24", "Error: Wrong parameter found at '^' position.", "10.0.0.300"),
    (
        ["interface Vlanif10"],
        "ip address 10.0.0.1 0.0.0.255",
        "Error: Wrong parameter found at '^' position.",
        "0.0.0.255",
    ),
    (["interface Vlanif10"], "ip address 10.0.0.1", "Error: Incomplete command found at '^' position.", "$"),
    (["interface Vlanif10"], "ip address 10.0.0.1 24 foo", "Error: Too many parameters found at '^' position.", "foo"),
    (["bgp 65001"], "peer 10.0.0.2", "Error: Incomplete command found at '^' position.", "$"),
    (["bgp 65001"], "peer 10.0.0.2 as-number x", "Error: Wrong parameter found at '^' position.", "x"),
    (["bgp 65001"], "network 10.0.0.0 24", "Error: Unrecognized command found at '^' position.", "network"),
    (
        ["bgp 65001", "ipv6-family unicast"],
        "network 2001:DB8::/32",
        "Error: Wrong parameter found at '^' position.",
        "2001:DB8::/32",
    ),
    ([], "stelnet server enable now", "Error: Too many parameters found at '^' position.", "now"),
]
COMWARE = [
    ([], "nonsense", " % Unrecognized command found at '^' position.", "nonsense"),
    ([], "display nonexistent", " % Unrecognized command found at '^' position.", "nonexistent"),
    ([], "show nonexistent", " % Unrecognized command found at '^' position.", "nonexistent"),
    ([], "display", " % Incomplete command found at '^' position.", "$"),
    ([], "s", " % Ambiguous command found at '^' position.", "s"),
    ([], "vlan 4095", " % Wrong parameter found at '^' position.", "4095"),
    ([], "vlan 10 to 5", " % Wrong parameter found at '^' position.", "5"),
    ([], "vlan batch 10", " % Wrong parameter found at '^' position.", "batch"),
    ([], "commit", " % Unrecognized command found at '^' position.", "commit"),
    ([], "interface GigabitEthernet1/0/99", " % Wrong parameter found at '^' position.", "GigabitEthernet1/0/99"),
    ([], "undo interface GigabitEthernet1/0/1", " % Wrong parameter found at '^' position.", "GigabitEthernet1/0/1"),
    ([], "ntp-service unicast-server", " % Incomplete command found at '^' position.", "$"),
    ([], "ntp-service host 10.0.0.1", " % Unrecognized command found at '^' position.", "host"),
    ([], "ip route-static 0.0.0.0 0", " % Incomplete command found at '^' position.", "$"),
    (["interface GigabitEthernet1/0/1"], "description", " % Incomplete command found at '^' position.", "$"),
    (["interface GigabitEthernet1/0/1"], "undo description x", " % Too many parameters found at '^' position.", "x"),
    (["interface GigabitEthernet1/0/1"], "vlan 10", " % Unrecognized command found at '^' position.", "vlan"),
    (
        ["interface GigabitEthernet1/0/1"],
        "port trunk allow-pass vlan 10",
        " % Unrecognized command found at '^' position.",
        "allow-pass",
    ),
    (
        ["interface GigabitEthernet1/0/1"],
        "ip address 10.0.0.1 24",
        " % Unrecognized command found at '^' position.",
        "address",
    ),
    (["interface LoopBack0"], "port link-type trunk", " % Unrecognized command found at '^' position.", "port"),
    (["bgp 65001"], "ipv4-family unicast", " % Unrecognized command found at '^' position.", "ipv4-family"),
    (
        ["bgp 65001", "address-family ipv6"],
        "network 10.0.0.0 24",
        " % Wrong parameter found at '^' position.",
        "10.0.0.0",
    ),
]
CASES = [("huawei_vrp8", *case) for case in VRP8] + [("h3c_comware7", *case) for case in COMWARE]


@pytest.mark.parametrize(("platform", "before", "line", "text", "word"), CASES)
def test_syntax_error_and_caret(platform: str, before: list[str], line: str, text: str, word: str) -> None:
    session = make_device(platform, "lab-vla-1s1").login()
    for typed in ["system-view", *before]:
        assert session.submit(typed).refused is None
    prompt = session.prompt()
    reply = session.submit(line)
    assert reply.refused is not None
    caret, _, error = reply.refused.partition("\n")
    assert error == text
    column = len(prompt) + (len(line.rstrip()) + 1 if word == "$" else line.rindex(word))
    assert caret == " " * column + "^"
    assert session.prompt() == prompt


def test_caret_columns_of_published_captures() -> None:
    # gnetcli's captured samples: the column counts from the start of the prompt line.
    session = make_device("huawei_vrp8", "lab-vla-1s1", ports=["GE0/0/1"]).login()
    assert session.prompt() == "<lab-vla-1s1>"
    assert (session.submit("nonsense").refused or "").index("^") == 13
    assert (session.submit("display nonexistent").refused or "").index("^") == 21
    assert (session.submit("display").refused or "").index("^") == 21
    session.submit("system-view")
    session.submit("interface GE0/0/1")
    assert session.prompt() == "[~lab-vla-1s1-GE0/0/1]"
    assert (session.submit("description").refused or "").index("^") == 34


SEMANTIC = [
    ("huawei_vrp8", [], "undo vlan 99", "Error: The VLAN does not exist."),
    ("huawei_vrp8", ["vlan batch 10"], "undo vlan batch 10 11", "Error: The VLAN does not exist."),
    ("huawei_vrp8", [], "undo interface Vlanif99", "Error: The specified interface does not exist."),
    ("huawei_vrp8", [], "undo info-center loghost 10.0.0.1", "Error: The configuration does not exist."),
    ("huawei_vrp8", [], "undo bgp", "Error: The configuration does not exist."),
    ("huawei_vrp8", ["bgp 65001", "quit"], "bgp 65002", "Error: BGP is already running with another AS number."),
    ("huawei_vrp8", ["bgp 65001"], "undo peer 10.0.0.9", "Error: The peer does not exist."),
    ("huawei_vrp8", ["bgp 65001"], "peer 10.0.0.9 description x", "Error: The peer does not exist."),
    (
        "huawei_vrp8",
        ["bgp 65001", "peer 10.0.0.9 as-number 1"],
        "peer 10.0.0.9 as-number 2",
        "Error: The AS number of the peer cannot be changed.",
    ),
    ("huawei_vrp8", ["interface GE1/0/1"], "undo description", "Error: The description does not exist."),
    (
        "huawei_vrp8",
        ["interface GE1/0/1"],
        "port trunk allow-pass vlan 10",
        "Error: The port link type is not trunk.",
    ),
    (
        "huawei_vrp8",
        ["interface GE1/0/1"],
        "undo port trunk allow-pass vlan 1",
        "Error: The port link type is not trunk.",
    ),
    (
        "huawei_vrp8",
        ["interface GE1/0/1", "port default vlan 10"],
        "port link-type trunk",
        "Error: Please renew the default configurations.",
    ),
    (
        "huawei_vrp8",
        ["interface GE1/0/1", "port link-type trunk", "port trunk allow-pass vlan 10"],
        "undo port link-type",
        "Error: Please renew the default configurations.",
    ),
    (
        "huawei_vrp8",
        ["interface GE1/0/1", "port link-type trunk"],
        "undo port trunk allow-pass vlan 10",
        "Error: The VLAN is not allowed on the port.",
    ),
    (
        "huawei_vrp8",
        ["interface Vlanif10"],
        "ipv6 address 2001:DB8::1/64",
        "Error: IPv6 is not enabled on this interface.",
    ),
    ("huawei_vrp8", ["interface Vlanif10"], "undo ipv6 nd ra halt", "Error: IPv6 is not enabled on this interface."),
    ("huawei_vrp8", ["interface Vlanif10"], "ip address 10.0.0.255 24", "Error: The specified IP address is invalid."),
    ("huawei_vrp8", ["acl 3000"], "undo rule 5", "Error: The rule does not exist."),
    ("huawei_vrp8", ["aaa"], "local-user op service-type ssh", "Error: The user does not exist."),
    ("h3c_comware7", [], "undo vlan 99", "The VLAN does not exist."),
    ("h3c_comware7", [], "undo vlan 1", "The default VLAN cannot be deleted."),
    ("h3c_comware7", [], "interface Vlan-interface10", "The specified VLAN does not exist."),
    ("h3c_comware7", [], "undo ntp-service unicast-server 10.0.0.1", "The configuration does not exist."),
    ("h3c_comware7", ["interface GE1/0/1"], "port access vlan 10", "The VLAN does not exist."),
    ("h3c_comware7", ["interface GE1/0/1"], "port trunk permit vlan 10", "The port link type is not trunk."),
    (
        "h3c_comware7",
        ["interface GE1/0/1", "port link-type trunk"],
        "undo port trunk permit vlan 10",
        "The VLAN is not permitted on the port.",
    ),
    (
        "h3c_comware7",
        ["interface GE1/0/1", "port link-type trunk"],
        "port link-type hybrid",
        "The port link type must be changed to access first.",
    ),
    (
        "h3c_comware7",
        ["interface LoopBack0", "ip address 10.0.0.1 32", "quit", "interface LoopBack1"],
        "ip address 10.0.0.1 32",
        "The IP address conflicts with another interface.",
    ),
    ("h3c_comware7", ["bgp 65001", "address-family ipv4"], "peer 10.0.0.2 enable", "The peer does not exist."),
    ("h3c_comware7", ["acl advanced 3000"], "undo rule 5", "The rule does not exist."),
]


@pytest.mark.parametrize(("platform", "before", "line", "text"), SEMANTIC)
def test_semantic_refusal_has_no_caret_and_changes_nothing(
    platform: str, before: list[str], line: str, text: str
) -> None:
    device = make_device(platform, "sw1")
    session = device.login()
    for typed in ["system-view", *before]:
        assert session.submit(typed).refused is None, typed
    state = device.text_of(session.tree, header=False)
    assert session.submit(line).refused == text
    assert device.text_of(session.tree, header=False) == state


@pytest.mark.parametrize(
    ("platform", "typed", "shown"),
    [
        ("huawei_vrp8", "dis cu", "sysname sw1"),
        ("h3c_comware7", "dis cu", " sysname sw1"),
        ("h3c_comware7", "show curr", " sysname sw1"),
    ],
)
def test_abbreviations_staff_type(platform: str, typed: str, shown: str) -> None:
    session = make_device(platform, "sw1").login()
    assert session.submit("sys").refused is None
    assert shown in session.submit(typed).text.splitlines()


def test_paste_of_a_config_is_refused_without_quit_unless_the_switch_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    device = make_device("huawei_vrp8", "sw1")
    lines = ["interface GE1/0/1", "description a", "#", "interface GE1/0/2", "description b"]
    assert [r.line for r in device.type_lines(lines)] == ["interface GE1/0/2"]
    monkeypatch.setitem(device.dialect.switches, name="system_commands_in_subviews", value=True)
    assert device.type_lines(lines) == []
    assert "interface GE1/0/1\n description a\n#\ninterface GE1/0/2\n description b\n" in device.running_text()
