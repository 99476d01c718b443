"""Every case of tests/golden/patch: the lines to type, there and back."""

import pytest
from patch_cases import PLATFORMS, Case, all_cases, cases

from edugrid.network.patch import Patch, make_patch
from edugrid.vendors.registry import get_vendor


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_the_lines_are_as_expected(case: Case) -> None:
    patch = make_patch(case.platform, case.before, case.after)
    assert [one.rule for one in patch.refused] == list(case.refused)
    assert patch.forward == case.forward
    assert patch.back == case.back


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_a_text_against_itself_plans_nothing(case: Case) -> None:
    if case.refused:
        return
    for text in (case.before, case.after):
        assert make_patch(case.platform, text, text + "\n") == Patch()


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_every_section_is_left_again(case: Case) -> None:
    vendor = get_vendor(case.platform)
    for lines in (case.forward, case.back):
        exits = sum(
            line in {"quit", "exit", "exit-address-family", "exit-vrf", "peer-public-key end"} for line in lines
        )
        path: list[str] = []
        for line in vendor.fold(list(lines)):
            if path and line == vendor.exit_word(path[-1]):
                path.pop()
            elif vendor.is_view(tuple(path), vendor.canonicaliser.line(line)):
                path.append(vendor.canonicaliser.line(line))
        if exits and not any("key" in line for line in lines):
            assert path == []


def test_there_are_enough_cases() -> None:
    counts = {platform: len(cases(platform)) for platform in PLATFORMS}
    assert counts["huawei_vrp8"] + counts["huawei_vrp5"] >= 60
    assert counts["h3c_comware7"] >= 40
    others = {name: count for name, count in counts.items() if name not in {"huawei_vrp5", "huawei_vrp8"}}
    assert {name: count for name, count in others.items() if count < 20} == {}
