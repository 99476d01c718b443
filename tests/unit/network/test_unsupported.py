"""A feature that a platform cannot do is a problem at the device, with the reason that the templates give."""

from ipaddress import IPv4Interface, IPv6Interface
from pathlib import Path

import pytest

from edugrid.design.device.backup_uplink import BackupUplink
from edugrid.network.template_folders import template_folders
from edugrid.network.unsupported import unsupported
from edugrid.region import open_region

ROOT = Path(__file__).parents[3] / "inventories"
# what devices of the example need besides trunks and first hops
FEATURES = "system, vlan, loopback, uplink, bgp, management, management_extras, lldp, lag, lag_extras, acl, telemetry, ra, dhcp, igp"


def _folder(tmp_path: Path, capabilities: str) -> Path:
    for platform in ("huawei_vrp8", "huawei_vrp5", "h3c_comware7", "frr"):
        folder = tmp_path / platform
        folder.mkdir()
        (folder / "capabilities.yml").write_text(capabilities, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_reason_is_told(tmp_path: Path, language: str) -> None:
    opened = open_region(ROOT, "henan/zhengzhou/xinzheng")
    text = f"features: [{FEATURES}]\n"
    text += "cannot:\n  trunk: {en: no trunks here, zh: 不支持干道}\n"
    found = unsupported(opened.intent, opened.design.devices, [_folder(tmp_path, text)])
    told = [problem.show(language).partition(": ")[2] for problem in found if "xz-agg-1" in problem.message.en]
    assert (
        told
        == {
            "en": [
                "huawei_vrp8 cannot do 'gateway', which xz-agg-1 needs: it has no template for it yet [platform-cannot]",
                "huawei_vrp8 cannot do 'trunk', which xz-agg-1 needs: no trunks here [platform-cannot]",
            ],
            "zh": [
                "xz-agg-1 需要“gateway”，但 huawei_vrp8 不支持：尚无该功能的模板 [platform-cannot]",
                "xz-agg-1 需要“trunk”，但 huawei_vrp8 不支持：不支持干道 [platform-cannot]",
            ],
        }[language]
    )
    assert {problem.path for problem in found} == {"devices[0]", "devices[1]", "devices[2]", "devices[3].platform"}


def test_some_models_lack_what_their_platform_has(tmp_path: Path) -> None:
    opened = open_region(ROOT, "henan/zhengzhou/xinzheng")
    text = f"features: [{FEATURES}, trunk, gateway]\n"
    text += "lacking:\n  trunk: {models: CE68.*, en: these have none, zh: 该系列不支持}\n"
    found = unsupported(opened.intent, opened.design.devices, [_folder(tmp_path, text)])
    told = [problem.show("en").partition(": ")[2] for problem in found if "trunk" in problem.message.en]
    assert told == [
        f"CE6881 cannot do 'trunk', which {name} needs: these have none [platform-cannot]"
        for name in ("xz-agg-1", "xz-gw-1")
    ]


def test_a_probe_of_ipv6_is_more_than_some_platforms_can_follow() -> None:
    opened = open_region(ROOT, "henan/zhengzhou/xinzheng")
    backup = BackupUplink(
        port="GigabitEthernet0/0/4",
        description="backup-5g",
        ipv4=IPv4Interface("192.168.9.2/24"),
        ipv6=IPv6Interface("2001:db8::2/64"),
        defaults=(),
    )
    devices = tuple(one.model_copy(update={"backup_uplink": backup}) for one in opened.design.devices)
    found = unsupported(opened.intent, devices, template_folders(ROOT))
    told = [problem.message.en for problem in found if "xz-olt-1" not in problem.message.en]
    assert [line.partition(":")[0] for line in told] == [
        "huawei_vrp5 cannot do 'backup_uplink_ipv6', which xz-sw-1 needs"
    ]
