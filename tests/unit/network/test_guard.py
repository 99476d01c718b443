"""The guard refuses every plan that was tampered with."""

import pytest
from patch_cases import Case, all_cases

from edugrid.network.guard import check_plan
from edugrid.vendors.registry import get_vendor

PLANNED = [case for case in all_cases() if case.forward and "\n" not in "".join(case.forward)]


def _check(case: Case, lines: list[str]) -> list[tuple[str, str, str]]:
    vendor = get_vendor(case.platform)
    return check_plan(vendor, vendor.read(case.before).tree, vendor.read(case.after).tree, lines)


@pytest.mark.parametrize("case", PLANNED, ids=str)
def test_the_plan_itself_is_good(case: Case) -> None:
    assert _check(case, list(case.forward)) == []


@pytest.mark.parametrize("case", PLANNED, ids=str)
def test_no_line_may_be_lost(case: Case) -> None:
    # typing a line twice, or entering a section that exists, changes nothing: those may be left out
    vendor = get_vendor(case.platform)
    exits = {vendor.data.exit, "exit-address-family", "exit-vrf", "peer-public-key end", "public-key-code end"}
    refused = [
        bool(_check(case, [*case.forward[:index], *case.forward[index + 1 :]]))
        for index, line in enumerate(case.forward)
        if line not in exits
    ]
    assert any(refused), "dropping lines one by one was never noticed"


@pytest.mark.parametrize("case", PLANNED, ids=str)
def test_an_intended_line_may_not_be_undone_afterwards(case: Case) -> None:
    vendor = get_vendor(case.platform)
    after = vendor.read(case.after).tree
    loose = [line for line, children in after.items() if not children and not vendor.is_view((), line)]
    for line in loose:
        undo = f"{vendor.data.undo} {line}" if not line.startswith(vendor.data.undo + " ") else line[5:]
        assert _check(case, [*case.forward, undo]), f"{undo} was accepted"


MOVES = [case for case in PLANNED if case.name.startswith("a gateway moves into a VPN")]


@pytest.mark.parametrize("case", MOVES, ids=str)
def test_nothing_that_a_move_into_a_vpn_wipes_may_be_forgotten(case: Case) -> None:
    first, *lines, last = case.forward
    for line in lines:
        assert _check(case, [first, *(one for one in lines if one != line), last]), f"{line} may be lost"


def test_a_lost_list_member_is_noticed() -> None:
    vendor = get_vendor("huawei_vrp8")
    before = vendor.read("vlan batch 2 to 10 20 30").tree
    found = check_plan(vendor, before, {}, ["undo vlan batch 2 to 10"])
    assert [rule for _, rule, _ in found] == ["left-over"]


def test_a_masked_secret_is_never_typed() -> None:
    vendor = get_vendor("huawei_vrp8")
    found = check_plan(vendor, {}, vendor.read("snmp-agent community read cipher abc").tree, ["x <secret>"])
    assert ("x <secret>", "masked-secret", "a secret is masked in this line") in found


def test_an_unknown_section_must_be_left() -> None:
    vendor = get_vendor("h3c_comware7")
    after = vendor.read("vlan 10\n name a").tree
    assert [rule for _, rule, _ in check_plan(vendor, {}, after, ["vlan 10", "name a"])] == ["view"]
    assert check_plan(vendor, {}, after, ["vlan 10", "name a", "quit"]) == []
    assert [rule for _, rule, _ in check_plan(vendor, {}, after, ["vlan 10", "name a", "quit", "quit"])] == ["view"]
