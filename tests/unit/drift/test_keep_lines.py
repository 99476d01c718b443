"""Some differences stay while others are repaired: on simulated switches, every vendor that is told line by line."""

from pathlib import Path

import pytest

from edugrid.drift.fix.keep_lines import KeepError, keep_lines
from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.network.templates import templates
from edugrid.region import open_region

INVENTORIES = Path(__file__).parents[3] / "inventories"
PORTS = {
    "huawei_vrp5": [*(f"GigabitEthernet0/0/{n}" for n in range(1, 5)), "XGigabitEthernet0/0/1"],
    "h3c_comware7": [
        *(f"GigabitEthernet1/0/{n}" for n in range(1, 5)),
        *(f"Ten-GigabitEthernet1/0/{n}" for n in (25, 26)),
    ],
}
PEOPLE = {
    "xz-sw-1": [
        *("interface GigabitEthernet0/0/1", "description to-nowhere", "quit"),
        *("interface GigabitEthernet0/0/1", "undo port trunk allow-pass vlan 106", "quit"),
        *("undo info-center loghost 192.0.2.14", "info-center loghost 192.0.2.99"),
        *("vlan 999", "quit"),
    ],
    "zm-agg-1": [
        *("interface GigabitEthernet1/0/3", "description to-nowhere", "quit"),
        *("interface GigabitEthernet1/0/2", "undo port trunk permit vlan 104 to 105", "quit"),
        *("undo info-center loghost 192.0.2.14", "info-center loghost 192.0.2.99"),
        *("interface Vlan-interface107", "undo ipv6 address 3fff:410:20:301::1 64", "quit"),
    ],
}


@pytest.mark.parametrize("name", PEOPLE)
def test_every_difference_alone_stays_and_the_others_go(name: str) -> None:
    design = next(one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices if one.name == name)
    intended, owned = templates(INVENTORIES).render(design), owned_lines(design.platform)
    device = make_device(design.platform, name, None, startup="", ports=PORTS[design.platform])
    assert (
        device.type_lines(list(make_patch(design.platform, device.running_text(), intended, owned=owned).forward)) == []
    )
    assert device.type_lines(PEOPLE[name]) == []
    running = device.running_text()
    found = compare(design.platform, running, intended, owned)
    assert len(found) >= 4
    for stays in found:
        place = (*stays.path, stays.intended or stays.actual or "")
        text = keep_lines(design.platform, running, intended, {place})
        other = make_device(design.platform, name, None, startup=running, ports=PORTS[design.platform])
        assert other.type_lines(list(make_patch(design.platform, running, text, owned=owned).forward)) == []
        assert compare(design.platform, other.running_text(), intended, owned) == (stays,)
    everything = {(*one.path, one.intended or one.actual or "") for one in found}
    text = keep_lines(design.platform, running, intended, everything)
    assert make_patch(design.platform, running, text, owned=owned).forward == ()
    assert keep_lines(design.platform, running, intended, ()) == intended


def test_a_line_that_cannot_be_kept_alone_is_refused() -> None:
    """A service-port of this OLT is told in a form that cannot be edited line by line."""
    design = next(one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices if one.name == "xz-olt-1")
    intended = templates(INVENTORIES).render(design)
    found = compare(design.platform, "", intended, owned_lines(design.platform))
    place = (*found[0].path, found[0].intended or "")
    with pytest.raises(KeepError, match="cannot be kept one by one"):
        keep_lines(design.platform, "", intended, {place})
