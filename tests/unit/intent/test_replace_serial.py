"""A broken ONU is replaced in its register: one line, byte for byte the rest; what is wrong writes nothing."""

import shutil
from pathlib import Path

import pytest

from edugrid.intent.problems import IntentError
from edugrid.intent.replace_serial import replace_serial
from edugrid.region import open_region

EXAMPLE = Path(__file__).parents[3] / "inventories"
REGION = "henan/zhengzhou"
OLD, NEW = "HWTC4D410001", "HWTC4DAA0001"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "inventories"))


def registers(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("onus.csv")}


def test_one_line_changes_and_the_numbers_stay(root: Path) -> None:
    before = registers(root)
    (path,) = [path for path, text in before.items() if OLD.encode() in text]
    design = {item.name: item for item in open_region(root, REGION).design.devices}["xz-olt-1"]
    shown = replace_serial(root, REGION, OLD.lower(), NEW, write=False)
    assert registers(root) == before
    assert replace_serial(root, f"{REGION}/xinzheng", OLD, NEW, write=True) == shown
    assert shown[0] == path
    assert registers(root) == before | {path: before[path].replace(OLD.encode(), NEW.encode())}
    after = {item.name: item for item in open_region(root, REGION).design.devices}["xz-olt-1"]
    assert design.optical
    assert after.optical
    assert [(onu.pon, onu.id) for onu in after.optical.onus] == [(onu.pon, onu.id) for onu in design.optical.onus]
    assert after.optical.service_ports == design.optical.service_ports


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("HWTC4D419999", NEW, "no single row has the serial HWTC4D419999"),
        (OLD, "HWTC4D410002", "HWTC4D410002 stands here already"),
        (OLD, "4D41", "'4D41' is no serial number"),
    ],
)
def test_what_is_wrong_writes_nothing(root: Path, old: str, new: str, message: str) -> None:
    before = registers(root)
    with pytest.raises(IntentError, match=message):
        replace_serial(root, REGION, old, new, write=True)
    assert registers(root) == before


def test_line_ends_and_a_byte_order_mark_stay(root: Path) -> None:
    (path,) = [path for path, text in registers(root).items() if OLD.encode() in text]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    replace_serial(root, REGION, OLD, NEW, write=True)
    assert path.read_bytes() == before.replace(OLD.encode(), NEW.encode())
