"""Words that one release of a platform prints and another leaves out are no difference."""

from edugrid.network.patch import Patch, make_patch

PLAIN = """traffic classifier edu-v10 operator or
 if-match vlan-id 10
#
traffic behavior edu-v10
 car cir 400000 pir 1000000 cbs 50000000 pbs 125000000 green pass yellow pass red discard
#
traffic policy edu-p
 classifier edu-v10 behavior edu-v10
"""


def test_vrp5_prints_defaults_of_qos_in_some_releases() -> None:
    printed = (
        PLAIN.replace("operator or", "operator or precedence 5")
        .replace("pbs 125000000 green", "pbs 125000000 mode color-blind green")
        .replace("traffic policy edu-p", "traffic policy edu-p match-order config")
    )
    assert make_patch("huawei_vrp5", printed, PLAIN) == Patch()
    assert make_patch("huawei_vrp5", printed.replace("cir 400000", "cir 200000"), PLAIN).forward[:2] == (
        "traffic behavior edu-v10",
        "car cir 400000 pir 1000000 cbs 50000000 pbs 125000000 green pass yellow pass red discard",
    )
