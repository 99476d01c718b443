"""The device that a case of tests/golden/features is about."""

import shutil
from pathlib import Path
from typing import Any

from changed_files import change_file

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.network import DeviceDesign
from edugrid.intent.load import load_intent
from edugrid.network.templates import templates

INVENTORIES = Path(__file__).parents[2] / "inventories"
REGION = "henan/zhengzhou"


def feature_case(case: dict[str, Any], name: str, folder: Path) -> tuple[DeviceDesign, str]:
    """Design and text of the device ``name`` of the example city, after the ``changes`` of ``case`` to its files."""
    root = Path(shutil.copytree(INVENTORIES, folder / "inventories"))
    for what in case["changes"]:
        change_file(root, what)
    intent = load_intent(root, REGION)
    design = next(one for one in build(intent, allocate(intent)).devices if one.name == name)
    return design, templates(root).render(design)
