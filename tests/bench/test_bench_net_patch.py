"""`net patch` of a school gateway grown to some 330 lines, warm, against annet's own calls on the same texts."""

import sys
from pathlib import Path
from typing import Any

from annet.annlib import patching
from stopwatch import medians, program, show

from edugrid.network.patch import make_patch
from edugrid.vendors.planning import annet_engine
from edugrid.vendors.registry import get_vendor


def config(vlans: range, mtu: int) -> str:
    lines = ["sysname bench", "#", f"vlan batch {vlans[0]} to {vlans[-1]}", "#"]
    for vlan in vlans:
        lines += [
            f"vlan {vlan}",
            f" description school-{vlan}",
            "#",
            f"interface Vlanif{vlan}",
            f" description gw-{vlan}",
        ]
        lines += [
            " ipv6 enable",
            f" ip address 10.1.{vlan}.1 255.255.255.0",
            f" ipv6 address 3FFF:410:{vlan:X}::1/64",
            "#",
        ]
    for port in range(1, 9):
        lines += [f"interface 10GE1/0/{port}", f" description port-{port}", f" mtu {mtu}", "#"]
    return "\n".join(lines) + "\n"


def test_net_patch(tmp_path: Path) -> None:
    running, intended = config(range(100, 140), 1500), config(range(100, 141), 9000)
    patch = make_patch("huawei_vrp8", running, intended)
    assert patch.forward
    assert not patch.refused
    vendor = get_vendor("huawei_vrp8")
    before, after = vendor.read(running).tree, vendor.read(intended).tree
    assert vendor.data.annet is not None
    hardware, rulebook, orderer = annet_engine._rulebook(vendor.data.annet)  # noqa: SLF001 - the same compiled rules

    def bare() -> object:
        diff = patching.make_diff(annet_engine._ordered(before), annet_engine._ordered(after), rulebook, [])  # noqa: SLF001 - see above
        pre: Any = patching.make_pre(diff)
        return patching.make_patch(pre, rulebook, hardware, add_comments=False, orderer=orderer)

    (tmp_path / "r").write_text(running, encoding="utf-8")
    (tmp_path / "i").write_text(intended, encoding="utf-8")
    files = ("--platform", "huawei_vrp8", "--running", str(tmp_path / "r"), "--intended", str(tmp_path / "i"))
    both, annet, equal = medians(
        10,
        lambda: make_patch("huawei_vrp8", running, intended),
        bare,
        lambda: make_patch("huawei_vrp8", running, running),
    )
    (whole,) = medians(3, program(sys.executable, "-m", "edugrid", "net", "patch", *files))
    show(
        f"net patch, {len(running.splitlines())} lines",
        [
            ("edugrid: parsed, both directions, guarded", both),
            ("annet: trees given, one direction, no guard", annet),
            ("edugrid: unchanged", equal),
            ("edugrid net patch, whole process", whole),
        ],
    )
    assert equal < both
