"""A canary, a share, the rest; from the edge inwards; pairs apart."""

from typing import NamedTuple

import pytest

from edugrid.rollout.wave import AT_ONCE, WaveSizes
from edugrid.rollout.waves import waves


class Device(NamedTuple):
    name: str
    role: str
    school: str = ""
    pair: str = ""


def _names(devices: list[Device], sizes: WaveSizes | None = None) -> list[list[str]]:
    return [list(wave.devices) for wave in waves(devices, sizes)]


def test_schools_first_then_counties_then_cities() -> None:
    devices = [
        Device("zz-core-1", "city-core"),
        Device("zm-pop-1", "county-pop"),
        Device("zm-s1", "school-gateway"),
        Device("zm-agg-1", "county-aggregation"),
        Device("xz-s2", "school-gateway"),
        Device("ha-rr-1", "province-reflector"),
    ]
    assert _names(devices, AT_ONCE) == [["xz-s2", "zm-s1"], ["zm-agg-1", "zm-pop-1"], ["zz-core-1"], ["ha-rr-1"]]


def test_unknown_roles_come_last_and_none_is_lost() -> None:
    devices = [Device("x", "satellite"), Device("zm-s1", "school-gateway")]
    assert _names(devices) == [["zm-s1"], ["x"]]
    assert waves([]) == ()


def test_one_school_then_a_tenth_then_the_rest() -> None:
    devices = [Device(f"s{number:02}", "school-gateway", f"41{number:08}") for number in range(40)]
    found = waves(devices)
    assert [(wave.ring, wave.step, len(wave.devices)) for wave in found] == [
        ("school", "canary", 1),
        ("school", "share", 4),
        ("school", "rest", 35),
    ]
    assert found[0].devices == ("s00",)


@pytest.mark.parametrize("first", ["s07", "4100000007"])
def test_the_canary_can_be_named_by_device_or_school(first: str) -> None:
    devices = [Device(f"s{number:02}", "school-gateway", f"41{number:08}") for number in range(9)]
    assert _names(devices, WaveSizes(first=(first,)))[0] == ["s07"]


def test_a_canary_is_a_whole_school_its_gateway_last() -> None:
    school = "4101220001"
    devices = [
        Device("a-gw", "school-gateway", school),
        Device("z-acc-1", "school-access", school),
        Device("z-acc-2", "school-access", school),
        Device("b-core", "school-core", school),
        Device("other", "school-gateway", "4101220002"),
    ]
    assert _names(devices) == [["z-acc-1", "z-acc-2"], ["b-core"], ["a-gw"], ["other"]]


@pytest.mark.parametrize("sizes", [AT_ONCE, WaveSizes(), WaveSizes(canary=2), WaveSizes(canary=0, share=50)])
def test_the_ends_of_a_pair_are_never_in_one_wave(sizes: WaveSizes) -> None:
    # either end may name the other, and both may
    devices = [
        Device("agg-1", "county-aggregation", pair="agg-2"),
        Device("agg-2", "county-aggregation", pair="agg-1"),
        Device("agg-3", "county-aggregation"),
        Device("agg-4", "county-aggregation", pair="agg-3"),
    ]
    found = _names(devices, sizes)
    assert sorted(name for wave in found for name in wave) == ["agg-1", "agg-2", "agg-3", "agg-4"]
    for wave in found:
        assert not {"agg-1", "agg-2"} <= set(wave)
        assert not {"agg-3", "agg-4"} <= set(wave)
