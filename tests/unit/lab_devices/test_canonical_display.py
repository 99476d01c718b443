"""What was typed, in any spelling, is shown in the device's own form; goldens are rewritten with EDUGRID_GOLDEN=write."""

import os
from pathlib import Path

import pytest
from display_lines import typed_lines

from edugrid.lab.devices.make_device import make_device

GOLDEN = Path(__file__).parents[2] / "golden" / "devices"
CASES = sorted(p.relative_to(GOLDEN) for p in GOLDEN.glob("*/*.in"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_typed_lines_are_shown_in_canonical_form(case: Path) -> None:
    device = make_device(case.parts[0], "blank")
    refused = device.type_lines((GOLDEN / case).read_text(encoding="utf-8").splitlines())
    assert refused == []
    expected = (GOLDEN / case).with_suffix(".out")
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        expected.write_text(device.running_text(header=False), encoding="utf-8")
    assert device.running_text(header=False) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_displayed_text_loads_and_types_back_to_itself(case: Path) -> None:
    shown = (GOLDEN / case).with_suffix(".out").read_text(encoding="utf-8")
    assert make_device(case.parts[0], "other", startup=shown).running_text(header=False) == shown
    blank = make_device(case.parts[0], "other")
    assert blank.type_lines(typed_lines(shown)) == []
    assert blank.running_text(header=False) == shown


@pytest.mark.parametrize("platform", ["huawei_vrp8", "h3c_comware7"])
def test_startup_with_a_bad_line_is_an_error(platform: str) -> None:
    with pytest.raises(ValueError, match="sw1: startup configuration: frobnicate 3"):
        make_device(platform, "sw1", startup="#\nfrobnicate 3\n#\nreturn\n")


def test_unknown_platform_and_port_are_errors() -> None:
    with pytest.raises(ValueError, match="unknown platform"):
        make_device("vrp5", "sw1")
    with pytest.raises(ValueError, match="not a physical interface"):
        make_device("huawei_vrp8", "sw1", ports=["Vlanif10"])
