"""Every network feature on the example region: its texts are golden, and simulated devices take them and give them back.

A case (tests/golden/features) changes the inventory; ``adds`` holds the lines that each device's text gains, ``given``
what a person types on a device: the secrets that its first plan waits for.
"""

import os
import shutil
from pathlib import Path

import pytest
from changed_files import change_file
from ruamel.yaml import YAML

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.network import DeviceDesign
from edugrid.intent.load import load_intent
from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.network.template_folders import template_folders
from edugrid.network.templates import templates
from edugrid.network.unsupported import unsupported

HERE = Path(__file__).parents[1]
CASES = sorted((HERE / "golden" / "features").glob("*.yml"))
PORTS = {
    "ruijie_rgos": [f"GigabitEthernet 0/{n}" for n in range(1, 5)],
    "huawei_vrp5": [*(f"GigabitEthernet0/0/{n}" for n in range(1, 5)), "XGigabitEthernet0/0/1"],
    "huawei_vrp8": [f"10GE1/0/{n}" for n in range(1, 9)],
    "h3c_comware7": [
        *(f"GigabitEthernet1/0/{n}" for n in range(1, 9)),
        *(f"Ten-GigabitEthernet1/0/{n}" for n in (25, 26)),
    ],
}


def _texts(root: Path) -> dict[str, tuple[DeviceDesign, str]]:
    intent = load_intent(root, "henan/zhengzhou")
    devices = build(intent, allocate(intent)).devices
    found = templates(root)
    assert unsupported(intent, devices, template_folders(root)) == []
    return {device.name: (device, found.render(device)) for device in devices}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[DeviceDesign, str]]:
    root = tmp_path_factory.mktemp("plain") / "inventories"
    shutil.copytree(HERE.parent / "inventories", root)
    return _texts(root)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_feature(case: Path, tmp_path: Path, plain: dict[str, tuple[DeviceDesign, str]]) -> None:
    yaml = YAML()
    yaml.width = 1000
    content = yaml.load(case.read_text(encoding="utf-8"))
    root = tmp_path / "inventories"
    shutil.copytree(HERE.parent / "inventories", root)
    for what in content["changes"]:
        change_file(root, what)
    adds: dict[str, list[str]] = {}
    for name, (device, text) in _texts(root).items():
        before = plain[name][1] if name in plain else ""
        if text == before:
            continue
        adds[name] = _added(before, text)
        if device.platform in PORTS:
            _there_and_back(device.platform, before, text, list(content.get("given", {}).get(name, ())))
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        content["adds"] = adds
        yaml.dump(content, case)
    assert content["adds"] == adds


def _added(before: str, after: str) -> list[str]:
    """Sections of ``after`` that ``before`` lacks, each with its lines."""
    old = before.split("#\n")
    return [line for part in after.split("#\n") if part not in old for line in [*part.splitlines(), "#"]]


def _there_and_back(platform: str, before: str, after: str, given: list[str]) -> None:
    owned = owned_lines(platform)
    device = make_device(platform, "sw1", None, startup="", ports=PORTS[platform])
    # a device that is not in the example has nothing to go back to
    for text in (before, after, before) if before else (after,):
        patch = make_patch(platform, device.running_text(), text, owned=owned)
        assert patch.refused == ()
        assert device.type_lines(list(patch.forward)) == []
        if given and text == after:
            assert patch.waiting, "nothing waits for what is given"
            assert device.type_lines(given) == []
            assert device.type_lines(list(make_patch(platform, device.running_text(), text, owned=owned).forward)) == []
        assert make_patch(platform, device.running_text(), text, owned=owned).forward == (), "a second plan is empty"
        assert compare(platform, device.running_text(), text, owned) == ()
