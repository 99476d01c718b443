"""Drift line by line: what differs is told, what does not differ is silent."""

import pytest

from edugrid.network.compare import LineDrift, UnreadableConfigError, compare
from edugrid.network.ownership import load_ownership

BGP = "bgp 65001\n peer 10.0.0.2 as-number 65000\n peer 10.0.0.2 description city\n"


def test_order_spelling_noise_and_secrets_are_silent() -> None:
    running = (
        "!Software Version V200\n#\nsysname A\n#\naaa\n local-user a password irreversible-cipher $1c$x$\n#\nreturn\n"
    )
    running += "interface Vlanif 10\n ipv6 address 2001:db8::1 64\n ip address 10.0.0.1 24\n"
    intended = "interface Vlanif10\n ip address 10.0.0.1 255.255.255.0\n ipv6 address 2001:DB8::1/64\n#\nsysname A\n#\n"
    intended += "aaa\n local-user a password irreversible-cipher Plain@1\n"
    assert compare("vrp8", running, intended) == ()


def test_the_three_kinds() -> None:
    intended = "sysname B\n#\nvlan batch 10 20\n#\ninterface GE1/0/1\n description x\n"
    running = "sysname A\n#\nvlan batch 10\n#\ninterface GE1/0/1\n shutdown\n"
    port = ("interface GigabitEthernet1/0/1",)
    assert set(compare("vrp8", running, intended)) == {
        LineDrift((), "changed", "sysname B", "sysname A"),
        LineDrift((), "changed", "vlan batch 10 20", "vlan batch 10"),
        LineDrift(port, "missing", "description x", None),
        LineDrift(port, "unexpected", None, "shutdown"),
    }


def test_a_missing_section_is_one_drift() -> None:
    assert compare("h3c", "sysname A\n", "sysname A\n#\n" + BGP) == (LineDrift((), "missing", "bgp 65001", None),)


def test_vlans_in_the_batch_or_in_sections_are_the_same() -> None:
    assert compare("vrp8", "vlan batch 10 20\n", "vlan 10\n#\nvlan 20\n") == ()


def test_secrets_are_masked() -> None:
    (one,) = compare("vrp8", "sysname A\n", "sysname A\n#\nsnmp-agent community read cipher S3cret\n")
    assert one.intended == "snmp-agent community read cipher <secret>"


def test_lines_of_others_are_silent() -> None:
    owned = load_ownership("lines: ['sysname ~']\nnamed: {'interface *': ['description ~']}\n")
    running = "sysname A\n#\nstp mode rstp\n#\ninterface GE1/0/1\n description y\n stp edged-port enable\n"
    intended = "sysname A\n#\ninterface GE1/0/1\n description x\n"
    drift = compare("vrp8", running, intended, owned)
    assert drift == (LineDrift(("interface GigabitEthernet1/0/1",), "changed", "description x", "description y"),)


def test_unreadable_text_is_said() -> None:
    with pytest.raises(UnreadableConfigError, match="running configuration, line 2: a tab"):
        compare("vrp8", "interface GE1/0/1\n\tdescription x\n", "sysname A\n")
