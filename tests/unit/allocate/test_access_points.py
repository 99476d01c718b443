"""Access points keep their numbers: each controller has its own, and the ledger file that holds them is read again."""

import shutil
from pathlib import Path

from changed_files import change_file

from edugrid.allocate.allocate import allocate
from edugrid.allocate.write import write_ledger
from edugrid.intent.load import load_intent

REGION = "henan/zhengzhou"
CONTROLLER = """  - name: {0}
    platform: huawei_vrp5
    model: AC6605
    role: county-ac
    management: {{host: 192.0.2.{1}}}
"""
WLAN = """    dhcp: {lease_hours: 12}
    wlan:
      networks: {teaching: {ssid: Edu, segment: teaching, forward: direct}}
      groups: {room: [teaching]}
"""


def _numbers(root: Path, *rows: str) -> dict[str, str]:
    """Ids after the register was changed to ``rows``; the ledger file is written."""
    text = "\n".join(("ac,name,mac,school,group", *(f"{row},4101840002,room" for row in rows)))
    change_file(root, {"file": f"{REGION}/registers/aps.csv", "text": text + "\n"})
    ledger = allocate(load_intent(root, REGION))
    write_ledger(root, ledger)
    return ledger.tables[REGION]["ap"]


def test_a_number_is_the_places_whatever_hangs_there(tmp_path: Path) -> None:
    root = Path(shutil.copytree(Path(__file__).parents[3] / "inventories", tmp_path / "inventories"))
    county = f"{REGION}/xinzheng/county.yml"
    olt = "  - name: xz-olt-1\n"
    both = CONTROLLER.format("xz-ac-1", 130) + CONTROLLER.format("xz-ac-2", 131) + olt
    change_file(root, {"file": county, "replace": olt, "by": both})
    change_file(root, {"file": county, "replace": "    dhcp: {lease_hours: 12}\n", "by": WLAN})
    first = _numbers(root, "xz-ac-1,r1,00e0fc000001", "xz-ac-1,r2,00e0fc000002", "xz-ac-2,r3,00e0fc000003")
    assert first == {"xz-ac-1/r1": "1000", "xz-ac-1/r2": "1001", "xz-ac-2/r3": "1000"}
    # r1 is torn down, r2 gets other hardware, r0 is new
    rows = ("xz-ac-1,r0,00e0fc000009", "xz-ac-1,r2,00e0fc000008", "xz-ac-2,r3,00e0fc000003")
    assert _numbers(root, *rows) == first | {"xz-ac-1/r0": "1002"}
