"""What is new on a device of a frozen data centre."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from edugrid.design.frozen_devices import FrozenDevice, frozen_devices
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.network.growth import growth

ROOT = Path(__file__).parents[3] / "inventories"
RUNNING = """\
vlan batch 10 to 12
#
vlan 20
 description old
#
interface GE1/0/1
 port link-type trunk
#
interface GE1/0/2
#
"""


@pytest.mark.parametrize(
    ("intended", "new"),
    [
        (RUNNING, ()),
        ("vlan 11\n description renamed\n#\ninterface GE1/0/1\n port trunk allow-pass vlan 10\n", ()),
        ("vlan batch 11 13 to 14\n", ("vlan 13", "vlan 14")),
        ("vlan 10,30-31\n", ("vlan 30", "vlan 31")),
        ("interface GE1/0/2\n shutdown\n", ("interface GE1/0/2",)),
        ("interface GE1/0/3\n!\n", ()),
        ("router bgp 1\n neighbor 1.2.3.4\n", ()),
    ],
)
def test_new_vlans_and_newly_configured_ports(intended: str, new: tuple[str, ...]) -> None:
    assert growth(RUNNING, intended) == new


def test_only_the_port_that_leads_into_the_site_counts_on_other_devices() -> None:
    intended = "vlan 99\n#\ninterface GE1/0/2\n shutdown\n#\ninterface GE1/0/9\n shutdown\n"
    assert growth(RUNNING, intended, {"GE1/0/9"}) == ("interface GE1/0/9",)


@pytest.mark.parametrize(("day", "frozen"), [("2025-03-31", False), ("2025-04-01", True)])
def test_devices_of_a_site_are_frozen_from_the_day_after_its_date(tmp_path: Path, day: str, *, frozen: bool) -> None:
    root = shutil.copytree(ROOT, tmp_path / "inventories")
    county = root / "henan/zhengzhou/zhongmu/county.yml"
    text = county.read_text(encoding="utf-8")
    text = text.replace(
        "    circuits:\n", "    access: [{device: zm-agg-1, port: GigabitEthernet1/0/9}]\n    circuits:\n", 1
    )
    county.write_text(text.replace("name: zm-san-1", "name: zm-pop-1"), encoding="utf-8")
    intent = load_intent(root, "henan/zhengzhou", datetime.fromisoformat(day).replace(tzinfo=SHANGHAI))
    since = date(2025, 3, 31)
    wanted = {
        "zm-agg-1": FrozenDevice("zm-old-room", since, frozenset({"GigabitEthernet1/0/9"})),
        "zm-pop-1": FrozenDevice("zm-old-room", since, None),
    }
    assert frozen_devices(intent) == (wanted if frozen else {})
