"""Which interfaces are up: from the short table where there is one, from the long one elsewhere, and never asked twice."""

from pathlib import Path
from typing import Any

import pytest
from inside_driver import inside_driver

from edugrid.lab.devices.make_device import make_device
from edugrid.network.live.links import links
from edugrid.network.live.look import Look
from edugrid.vendors.as_read import as_read
from edugrid.vendors.readers.brief_states import brief_states

BRIEF = """\
PHY: Physical
*down: administratively down
^down: standby
(s): spoofing
(d): Dampening Suppressed
InUti/OutUti: input utility/output utility
Interface                   PHY   Protocol  InUti OutUti   inErrors  outErrors
Eth-Trunk1                  up    up        0.01%  0.02%          0          0
  GigabitEthernet0/1/1(10G) up    up        0.01%  0.02%          0          0
  GigabitEthernet0/1/2(10G) down  down         0%     0%          0          0
GE1/0/3                     *down down         0%     0%          0          0
GE1/0/4                     ^down down         0%     0%          0          0
10GE1/0/1                   up(d) down         0%     0%          0          0
LoopBack0                   up    up(s)        0%     0%          0          0
Vlanif10                    up    up           --     --          0          0
"""

CONFIG = "interface LoopBack0\n ip address 10.1.1.1 255.255.255.255\n#\ninterface GE1/0/2\n shutdown\n#\n"


def test_the_short_table_of_vrp() -> None:
    assert brief_states(BRIEF) == {
        "Eth-Trunk1": True,
        "GigabitEthernet0/1/1": True,
        "GigabitEthernet0/1/2": False,
        "GE1/0/3": False,
        "GE1/0/4": False,
        "10GE1/0/1": True,
        "LoopBack0": True,
        "Vlanif10": True,
    }
    assert brief_states("Error: Unrecognized command found at '^' position.") == {}


@pytest.mark.parametrize("platform", ["huawei_vrp8", "huawei_vrp5", "h3c_comware7"])
def test_the_same_as_napalms_getter_says(platform: str, tmp_path: Path) -> None:
    device = make_device(platform, "sw", tmp_path, None, None)
    port = next(port for port in device.ports)
    assert device.type_lines([f"interface {port}", "shutdown"]) == []
    driver = inside_driver(platform, device)
    found = driver.get_interface_states()
    assert found == {name: one["is_up"] for name, one in driver.get_interfaces().items()}
    assert not found[port]
    assert any(found.values())


def test_a_look_asks_the_driver_once_and_any_driver_will_do() -> None:
    class Plain:
        asked = 0

        def get_interfaces(self) -> dict[str, Any]:
            self.asked += 1
            return {"GE1/0/1": {"is_up": True}, "GE1/0/2": {"is_up": False}}

    plain = Plain()
    look = Look(plain)
    assert links(look) == links(look) == {"GE1/0/1": True, "GE1/0/2": False}
    assert plain.asked == 1


@pytest.mark.parametrize("platform", ["huawei_vrp8", "huawei_vrp5", "h3c_comware7"])
def test_a_configuration_that_was_just_read_is_not_asked_for_again(platform: str, tmp_path: Path) -> None:
    driver = inside_driver(platform, make_device(platform, "sw", tmp_path, None, None))
    asked: list[str] = []
    plain = driver.session.send

    def send(line: str, **more: float | None) -> str:
        asked.append(line)
        return str(plain(line, **more))

    driver.session.send = send
    with as_read(driver, CONFIG):
        assert driver.get_interfaces_ip()["LoopBack0"]["ipv4"] == {"10.1.1.1": {"prefix_length": 32}}
        driver.get_vlans()
        driver.get_users()
        assert asked == []
    assert "LoopBack0" not in driver.get_interfaces_ip()
    assert asked == ["display current-configuration"]
    with as_read(driver, None):
        driver.get_vlans()
    assert len(asked) == 2
