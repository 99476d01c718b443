"""Fingerprints and hidden secrets."""

from edugrid.rollout.fingerprint import comparable, fingerprint
from edugrid.rollout.hide_secrets import hide_secrets

RUNNING = """!Software Version V200R005C10
!Last configuration was updated at 2026-11-23 07:47:19+00:00 by SYSTEM automatically
#
sysname zz-core-1
#
interface GE1/0/1
 description uplink
#
return
"""


def test_times_in_the_header_do_not_count() -> None:
    later = RUNNING.replace("07:47:19", "09:00:00").replace("uplink\n", "uplink  \n")
    assert later != RUNNING
    assert fingerprint(later) == fingerprint(RUNNING)


def test_every_line_counts() -> None:
    lines = comparable(RUNNING).splitlines()
    for number in range(len(lines)):
        fewer = "\n".join(lines[:number] + lines[number + 1 :])
        assert fingerprint(fewer) != fingerprint(RUNNING)


def test_secrets_are_hidden_by_the_vendors_own_rules() -> None:
    lines = (
        "local-user ops password irreversible-cipher $1c$abc$",
        "undo local-user ops password irreversible-cipher $1c$abc$",
        "description cipher-room",
    )
    hidden = hide_secrets("huawei_vrp8", lines)
    assert not any("$1c$" in line for line in hidden)
    assert hidden[0] == "local-user ops password irreversible-cipher ******"
    assert hidden[2] == "description cipher-room"
    assert hide_secrets("frr", ("+ neighbor 10.0.0.1 password hunter2",)) == ("+ neighbor 10.0.0.1 password ******",)
    assert hide_secrets("h3c_comware7", ("snmp-agent community read cipher $c$3$xyz",)) == (
        "snmp-agent community read cipher ******",
    )
