"""From the edge inwards."""

from typing import NamedTuple

from edugrid.rollout.waves import waves


class Device(NamedTuple):
    name: str
    role: str


def test_schools_first_then_counties_then_cities() -> None:
    devices = [
        Device("zz-core-1", "city-core"),
        Device("zm-pop-1", "county-pop"),
        Device("zm-s1", "school-gateway"),
        Device("zm-agg-1", "county-aggregation"),
        Device("xz-s2", "school-gateway"),
        Device("ha-rr-1", "province-reflector"),
    ]
    assert [[device.name for device in wave] for wave in waves(devices)] == [
        ["zm-s1", "xz-s2"],
        ["zm-pop-1", "zm-agg-1"],
        ["zz-core-1"],
        ["ha-rr-1"],
    ]


def test_unknown_roles_come_last_and_none_is_lost() -> None:
    devices = [Device("x", "satellite"), Device("zm-s1", "school-gateway")]
    assert [[device.name for device in wave] for wave in waves(devices)] == [["zm-s1"], ["x"]]
    assert waves([]) == ()
