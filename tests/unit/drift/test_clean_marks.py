"""What was found clean and has not changed reaches no parser; everything else does."""

from pathlib import Path

import pytest
from replayed import Replayed

from edugrid.drift.clean_marks import CleanMarks
from edugrid.drift.extent import PLAIN, Extent
from edugrid.drift.observe_network import look_at_device
from edugrid.drift.record import DriftRecord
from edugrid.network.compare import UnreadableConfigError
from edugrid.network.templates import templates
from edugrid.region import open_region

INVENTORIES = Path(__file__).parents[3] / "inventories"
DEVICE = next(one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices if one.name == "zm-agg-1")
INTENDED = templates(INVENTORIES).render(DEVICE)
UNREADABLE = "interface\n  \x01 no device says this\n"


def look(running: str, marks: CleanMarks | None, intended: str = INTENDED, extent: Extent = PLAIN) -> list[DriftRecord]:
    return look_at_device(DEVICE, intended, Replayed(running), extent, marks=marks)[0]


def test_a_known_text_is_not_read_again(tmp_path: Path) -> None:
    marks = CleanMarks(tmp_path / "clean")
    with pytest.raises(UnreadableConfigError):
        look(UNREADABLE, marks)
    marks.note(DEVICE.name, marks.key(DEVICE.platform, UNREADABLE, INTENDED))
    assert look(UNREADABLE, marks) == []  # nobody looked into it
    with pytest.raises(UnreadableConfigError):
        look(UNREADABLE, None)
    assert look(UNREADABLE, marks, extent=Extent(unowned=True))  # asked for what stands there, it is read


def test_what_is_clean_leaves_a_mark_that_any_change_undoes(tmp_path: Path) -> None:
    marks = CleanMarks(tmp_path / "clean")
    assert look(INTENDED, marks) == []
    key = marks.key(DEVICE.platform, INTENDED, INTENDED)
    assert marks.knows(DEVICE.name, key)
    assert marks.key(DEVICE.platform, f"!Last configuration was updated at noon\n{INTENDED}", INTENDED) == key
    description = "description to-school-4101220001"
    assert description in INTENDED
    moved = INTENDED.replace(description, "description moved")
    others = {
        marks.key(DEVICE.platform, moved, INTENDED),
        marks.key(DEVICE.platform, INTENDED, moved),
        marks.key("huawei_vrp8", INTENDED, INTENDED),
    }
    assert key not in others
    assert len(others) == 3
    assert [(one.kind, one.actual) for one in look(moved, marks)] == [("changed", "description moved")]
    assert [(one.kind, one.intended) for one in look(INTENDED, marks, moved)] == [("changed", "description moved")]
    assert look(INTENDED, marks) == []


def test_a_clean_device_is_asked_nothing_but_its_text(tmp_path: Path) -> None:
    driver = Replayed(INTENDED)
    look_at_device(DEVICE, INTENDED, driver, PLAIN, marks=CleanMarks(tmp_path))
    assert driver.asked == ["get_config running"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"0" * 64])
def test_a_broken_mark_is_none(tmp_path: Path, content: bytes) -> None:
    marks = CleanMarks(tmp_path)
    (tmp_path / DEVICE.name).write_bytes(content)
    assert not marks.knows(DEVICE.name, marks.key(DEVICE.platform, INTENDED, INTENDED))


def test_a_folder_that_cannot_be_written_costs_only_the_comparison(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    marks = CleanMarks(tmp_path / "file" / "clean")
    assert look(INTENDED, marks) == []
    assert not marks.knows(DEVICE.name, marks.key(DEVICE.platform, INTENDED, INTENDED))
