"""The example city designed after changes to its files."""

import shutil
from pathlib import Path

from changed_files import change_file

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.network import DeviceDesign
from edugrid.intent.load import load_intent

INVENTORIES = Path(__file__).parents[2] / "inventories"
REGION = "henan/zhengzhou"


def changed_design(folder: Path, *changes: tuple[str, str, str]) -> dict[str, DeviceDesign]:
    """Devices by name; ``changes`` are (file below the city's folder, text that occurs once, its replacement)."""
    root = Path(shutil.copytree(INVENTORIES, folder / "inventories"))
    for file, old, new in changes:
        change_file(root, {"file": f"{REGION}/{file}", "replace": old, "by": new})
    intent = load_intent(root, REGION)
    return {device.name: device for device in build(intent, allocate(intent)).devices}
