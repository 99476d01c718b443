"""Fingerprints and hidden secrets."""

import pytest

from edugrid.rollout.fingerprint import comparable, fingerprint
from edugrid.rollout.hide_secrets import HIDDEN, hide_secrets

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


@pytest.mark.parametrize(
    ("platform", "line", "secret"),
    [
        ("huawei_vrp8", "local-user ops password irreversible-cipher $1c$abc$", "$1c$abc$"),
        ("huawei_vrp8", "undo local-user ops password irreversible-cipher $1c$abc$", "$1c$abc$"),
        ("huawei_vrp8", " peer 10.0.0.1 password cipher %^%#abc%^%#", "%^%#abc%^%#"),
        ("h3c_comware7", "snmp-agent community read cipher $c$3$xyz", "$c$3$xyz"),
        ("h3c_comware7", " password hash $h$6$abc", "$h$6$abc"),
        ("frr", "+ neighbor 10.0.0.1 password hunter2", "hunter2"),
        ("frr", "- no neighbor 10.0.0.1 password hunter2", "hunter2"),
    ],
)
def test_secrets_are_hidden_by_the_vendors_own_rules(platform: str, line: str, secret: str) -> None:
    (shown,) = hide_secrets(platform, (line,))
    assert secret not in shown
    assert shown.endswith(HIDDEN)
    assert hide_secrets(platform, (shown,)) == (shown,)


@pytest.mark.parametrize("platform", ["huawei_vrp8", "h3c_comware7", "frr"])
@pytest.mark.parametrize("line", [" description the password is taped below", "description cipher room"])
def test_free_text_is_left_alone(platform: str, line: str) -> None:
    assert hide_secrets(platform, (line,)) == (line,)
