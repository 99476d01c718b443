"""The control map is whole: every check is there, every control point of the technical part, every level."""

import json
from collections import Counter

import pytest

from edugrid.cli.app import run
from edugrid.comply.load_checks import load_checks
from edugrid.comply.load_controls import load_controls
from edugrid.comply.marks import marks
from edugrid.vendors.registry import known_platforms

CONTROLS = load_controls().controls


def test_every_check_of_the_map_is_there_and_every_check_serves_a_control() -> None:
    named = {name for control in CONTROLS for name in control.checks}
    assert named == set(load_checks())


def test_a_control_without_a_check_is_for_people() -> None:
    assert all(control.attest for control in CONTROLS if not control.checks)
    assert all(control.unseen.en and control.unseen.zh for control in CONTROLS)


@pytest.mark.parametrize(
    ("level", "points"),
    [
        # control points of the technical part (GB/T 22239-2019, 6.1.1-6.1.4, 7.1.1-7.1.5, 8.1.1-8.1.5)
        (1, {"1": 7, "2": 2, "3": 3, "4": 7}),
        (2, {"1": 10, "2": 3, "3": 6, "4": 10, "5": 2}),
        (3, {"1": 10, "2": 3, "3": 6, "4": 11, "5": 4}),
    ],
)
def test_every_technical_control_point_of_a_level_is_in_the_map(level: int, points: dict[str, int]) -> None:
    numbers = {c.number(level) for c in CONTROLS if c.extension == "general" and c.part != "management"} - {None}
    found = {tuple(str(number).split("-", maxsplit=1)[0].split(".")) for number in numbers}
    assert all(number[0] == str(level + 5) and number[1] == "1" for number in found)
    assert dict(Counter(number[2] for number in found)) == points
    for chapter, count in points.items():  # no gap in the numbering
        assert {int(number[3]) for number in found if number[2] == chapter} == set(range(1, count + 1))


@pytest.mark.parametrize(("level", "points"), [(1, 23), (2, 37), (3, 37)])
def test_every_management_control_point_of_a_level_is_in_the_map(level: int, points: int) -> None:
    assert sum(c.number(level) is not None for c in CONTROLS if c.part == "management") == points


def test_a_text_is_no_sentence_of_the_standard() -> None:
    """Ours are short words: the standard's sentences begin with 应 and end with a stop."""
    for control in CONTROLS:
        assert not control.asks.zh.startswith("应") or control.asks.zh.startswith("应急")
        assert not control.asks.zh.endswith(("。", "；"))
        assert len(control.asks.zh) <= 45


def test_marks_of_every_platform_can_be_read() -> None:
    known = {platform: marks(platform) for platform in known_platforms()}
    assert {"huawei_vrp8", "huawei_vrp5", "h3c_comware7"} <= {name for name, found in known.items() if found}
    assert all(mark.has or mark.never for found in known.values() for mark in found.values())


def test_the_map_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "comply", "controls", "--level", "2"]) == 0
    assert (
        "7.1.3.2-a  访问控制: 边界设访问控制规则，默认拒绝\n    boundary_deny, security_groups\n"
        in capsys.readouterr().out
    )
    assert run(["comply", "controls", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == sum(control.number(3) is not None for control in CONTROLS)


@pytest.mark.parametrize(
    ("extension", "level", "points"),
    [
        # items of each control point, counted in a public reproduction of the standard (see docs/comply.md)
        ("cloud", 2, "1.1:1 2.1:3 3.1:2 3.2:3 3.3:2 4.1:2 4.2:2 4.3:3 4.4:2 4.5:2 5.1:4 5.2:2 6.1:1"),
        ("cloud", 3, "1.1:1 2.1:5 3.1:2 3.2:4 3.3:2 4.1:1 4.2:2 4.3:3 4.4:3 4.5:4 4.6:4 4.7:2 5.1:4 6.1:5 6.2:3 7.1:1"),
        ("wireless", 2, "1.1:1 2.1:1 2.2:1 2.3:5 3.1:2 4.1:2 4.2:2"),
        ("wireless", 3, "1.1:1 2.1:1 2.2:1 2.3:6 3.1:2 3.2:3 4.1:2 4.2:2 5.1:1"),
        ("iot", 2, "1.1:2 2.1:1 2.2:2 3.1:2"),
        ("iot", 3, "1.1:4 2.1:1 2.2:2 3.1:3 3.2:4 3.3:2 3.4:1 4.1:3"),
    ],
)
def test_every_item_of_an_extension_is_in_the_map(extension: str, level: int, points: str) -> None:
    numbers = [str(c.number(level)) for c in CONTROLS if c.extension == extension and c.number(level)]
    chapter = {"cloud": "2", "wireless": "3", "iot": "4"}[extension]
    found: dict[str, list[str]] = {}
    for number in numbers:
        head, _, letter = number.partition("-")
        level_of, part_of, part, point = head.split(".")
        assert (level_of, part_of) == (str(level + 5), chapter), number
        found.setdefault(f"{part}.{point}", []).append(letter)
    assert " ".join(f"{point}:{len(letters)}" for point, letters in sorted(found.items())) == points
    for letters in found.values():  # a, b, c … without a gap; a point of one item has none
        assert letters == ([""] if len(letters) == 1 else list("abcdef"[: len(letters)]))
