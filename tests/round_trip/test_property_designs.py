"""Two random designs of one device: what their templates render, planned and typed, becomes the other and goes back.

The devices are simulated, by a model that shares no code with templates, planner and guard.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_designs import designs

from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.lint.check import lint
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.network.templates import templates

TEMPLATES = templates(Path(__file__).parents[2] / "inventories")
PORTS = {
    "huawei_vrp8": ("10GE1/0/1", "10GE1/0/2", "GE1/0/3"),
    "huawei_vrp5": ("GigabitEthernet0/0/1", "GigabitEthernet0/0/2", "XGigabitEthernet0/0/1"),
    "ruijie_rgos": ("GigabitEthernet 0/1", "GigabitEthernet 0/2", "GigabitEthernet 0/3"),
    "h3c_comware7": ("GigabitEthernet1/0/1", "GigabitEthernet1/0/2", "Ten-GigabitEthernet1/0/25"),
}
FEATURES = {platform: frozenset(TEMPLATES.features(platform)) for platform in PORTS}
# a failure is told as it was found: shrinking whole configurations takes minutes
bounded = settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("platform", PORTS)
@bounded
@given(data=st.data())
def test_any_design_becomes_any_other_and_goes_back(platform: str, data: st.DataObject) -> None:
    one = designs(platform, PORTS[platform], FEATURES[platform])
    before, after = (TEMPLATES.render(data.draw(one)) for _ in range(2))
    owned = owned_lines(platform)
    device = make_device(platform, "sw1", None, startup="", ports=PORTS[platform])
    snapshots = []
    for text in (before, after):
        patch = make_patch(platform, device.running_text(), text, owned=owned)
        assert patch.refused == ()
        assert device.type_lines(list(patch.forward)) == []
        assert compare(platform, device.running_text(), text, owned) == ()
        assert make_patch(platform, device.running_text(), text, owned=owned).forward == (), "a second plan is empty"
        snapshots.append(device.running_text(header=False))
    # the way back is planned from the snapshot after the change to the one before it, never from the intended text
    back = make_patch(platform, snapshots[1], snapshots[0])
    assert back.refused == ()
    assert device.type_lines(list(back.forward)) == []
    assert compare(platform, device.running_text(), snapshots[0]) == ()


@pytest.mark.parametrize("platform", [*PORTS, "frr"])
@bounded
@given(data=st.data())
def test_the_same_design_plans_nothing_and_lints_clean(platform: str, data: st.DataObject) -> None:
    drawn = designs(platform, PORTS.get(platform, ("eth1", "eth2")), frozenset(TEMPLATES.features(platform)))
    text = TEMPLATES.render(data.draw(drawn))
    assert make_patch(platform, text, text).forward == ()
    assert [one for one in lint(platform, text) if one.level == "error"] == []
