"""Type B protection by another OLT: both ends agree, the ONUs are configured on both, and mistakes are told."""

import shutil
from pathlib import Path

import pytest

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.network import DeviceDesign
from edugrid.intent.load import load_intent
from edugrid.intent.problems import IntentError

INVENTORIES = Path(__file__).parents[3] / "inventories"
SECOND = """\
  - name: xz-olt-2
    platform: {platform}
    model: MA5800-X2
    role: county-olt
    management: {{host: 192.0.2.199}}
    optical:
      uplinks: [{{port: 0/9/0, to: xz-agg-1}}]
      pons: {pons}

data_centres:
"""


def _tree(tmp_path: Path, platform: str = "huawei_smartax", pons: str = "[]") -> Path:
    root = tmp_path / "inventories"
    shutil.copytree(INVENTORIES, root)
    file = root / "henan/zhengzhou/xinzheng/county.yml"
    text = file.read_text(encoding="utf-8").replace(
        "protected_by: {port: 0/1/1}", "protected_by: {device: xz-olt-2, port: 0/3/0}"
    )
    assert text.count("data_centres:\n") == 1
    file.write_text(text.replace("\ndata_centres:\n", SECOND.format(platform=platform, pons=pons)), encoding="utf-8")
    return root


def _devices(root: Path) -> dict[str, DeviceDesign]:
    intent = load_intent(root, "henan/zhengzhou")
    return {device.name: device for device in build(intent, allocate(intent)).devices}


def test_both_olts_know_the_same_onus(tmp_path: Path) -> None:
    devices = _devices(_tree(tmp_path))
    work, spare = devices["xz-olt-1"], devices["xz-olt-2"]
    (mine,), (theirs,) = work.optical_dual_homing, spare.optical_dual_homing
    assert (mine.role, mine.port, mine.peer, mine.peer_port) == ("work", "0/1/0", "xz-olt-2", "0/3/0")
    assert (theirs.role, theirs.port, theirs.peer, theirs.peer_port) == ("protect", "0/3/0", "xz-olt-1", "0/1/0")
    assert work.optical_protection == spare.optical_protection == ()
    assert work.optical is not None
    assert spare.optical is not None
    there = {(onu.id, onu.serial) for onu in work.optical.onus if onu.pon == "0/1/0"}
    assert {(onu.id, onu.serial) for onu in spare.optical.onus} == there
    assert {onu.pon for onu in spare.optical.onus} == {"0/3/0"}
    assert len(spare.optical.service_ports) == 3
    assert {flow.vlan for flow in spare.optical.service_ports} <= {vlan.id for vlan in spare.vlans}
    assert "optical_dual_homing" in work.features


@pytest.mark.parametrize(
    ("platform", "pons", "said"),
    [
        ("frr", "[]", "is of another platform than xz-olt-1"),
        ("huawei_smartax", "[{port: 0/3/0, optics: C+}]", "optics of different classes (B+ and C+)"),
        ("huawei_smartax", "[{port: 0/3/0, splitters: [{name: z, ratio: 4}]}]", "has splitters of its own"),
    ],
)
def test_two_olts_that_cannot_take_over(tmp_path: Path, platform: str, pons: str, said: str) -> None:
    with pytest.raises(IntentError) as caught:
        _devices(_tree(tmp_path, platform, pons))
    assert said in str(caught.value)
    assert "[pon-protection]" in str(caught.value)


def test_a_city_may_keep_the_register_for_its_counties(tmp_path: Path) -> None:
    root = tmp_path / "inventories"
    shutil.copytree(INVENTORIES, root)
    before = _devices(root)
    city = root / "henan/zhengzhou"
    shutil.move(city / "xinzheng/registers/onus.csv", city / "registers/onus.csv")
    assert _devices(root) == before
    assert before["xz-olt-1"].optical is not None
    assert len(before["xz-olt-1"].optical.onus) == 3
