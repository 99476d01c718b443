"""Any two random plants of an OLT become each other: planned, typed into a strict simulated device, and back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edugrid.design.device.optical import Optical
from edugrid.design.network import DeviceDesign, Vlan
from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.patch import make_patch
from edugrid.network.templates import templates
from edugrid.region import open_region

INVENTORIES = Path(__file__).parents[2] / "inventories"
DESIGN = next(one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices if one.name == "xz-olt-1")
RENDER = templates(INVENTORIES).render
VLANS = (100, 101, 102, 104)

onus = st.dictionaries(
    st.tuples(st.sampled_from(["0/1/0", "0/1/2"]), st.integers(1, 4)),
    st.tuples(
        st.sampled_from(["A-1", "B-2"]),  # room
        st.integers(0, 1),  # which piece of hardware
        st.dictionaries(st.sampled_from([1, 2]), st.sampled_from(VLANS)),  # VLAN by GEM port
        st.lists(st.sampled_from([10, 20]), min_size=4, max_size=4),  # untagged VLAN by port
    ),
    max_size=5,
)
rates = st.integers(1, 9).map(lambda n: n * 102_400)


@st.composite
def plants(draw: st.DrawFn) -> DeviceDesign:
    optical = DESIGN.optical
    assert optical is not None
    pattern, found, flows = optical.onus[0], [], []
    for (pon, number), (room, piece, services, ports) in draw(onus).items():
        serial = f"4D41{pon[-1]}{number}{piece}0"
        eth = tuple(port.model_copy(update={"vlan": vlan}) for port, vlan in zip(pattern.ports, ports, strict=True))
        changed = {"pon": pon, "id": number, "description": f"4101840001-{room}", "ports": eth}
        found.append(pattern.model_copy(update=changed | {"serial_hex": f"48575443{serial}"}))
        for gem, vlan in services.items():
            index = 10_000 + 100 * int(pon[-1]) + 10 * number + gem
            flow = {"index": index, "vlan": vlan, "pon": pon, "onu": number, "gem": gem, "user_vlan": 10 * gem}
            flows.append(optical.service_ports[0].model_copy(update=flow))
    dba = (optical.dba_profiles[0].model_copy(update={"max": draw(rates) + 102_400}), *optical.dba_profiles[1:])
    fields = {"onus": tuple(found), "service_ports": tuple(flows), "dba_profiles": dba}
    used = sorted({flow.vlan for flow in flows})
    return DESIGN.model_copy(
        update={
            "optical": Optical.model_validate(
                optical.model_dump() | {k: [one.model_dump() for one in v] for k, v in fields.items()}
            ),
            "vlans": tuple(Vlan(id=vlan, name=f"v{vlan}", vni=vlan) for vlan in used),
            "ports": tuple(port.model_copy(update={"vlans": tuple(used)}) for port in DESIGN.ports),
            "optical_protection": draw(st.sampled_from([(), DESIGN.optical_protection])),
        }
    )


def _hardware(design: DeviceDesign) -> set[tuple[str, int, str | None]]:
    return {(onu.pon, onu.id, onu.serial_hex) for onu in design.optical.onus} if design.optical else set()


@pytest.mark.parametrize("platform", ["huawei_smartax"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=plants(), other=plants())
def test_there_and_back(platform: str, one: DeviceDesign, other: DeviceDesign) -> None:
    before, after = RENDER(one), RENDER(other)
    device = make_device(platform, "olt", None, startup=before)
    start, goal = device.running_text(), make_device(platform, "olt", None, startup=after).running_text()
    patch = make_patch(platform, start, goal)
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    there = device.running_text()
    assert compare(platform, there, goal) == ()
    assert make_patch(platform, there, goal).forward == (), "a second plan must be empty"
    stays = _hardware(one) & _hardware(other)
    deleted = [f"ont delete {pon[-1]} {number}" for pon, number, _ in stays]
    assert not set(deleted) & set(patch.forward), "an ONU that stays was deleted"
    assert device.type_lines(list(make_patch(platform, there, start).forward)) == []
    assert compare(platform, device.running_text(), start) == ()
