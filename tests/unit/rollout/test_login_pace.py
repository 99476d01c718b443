"""No storm of logins, and no more devices of a region at once than it bears."""

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Lock
from typing import Any

import pytest
from fake_network import Device, Network

from edugrid.rollout.apply import apply_devices
from edugrid.rollout.commit_confirmed import commit_confirmed
from edugrid.rollout.login_pace import LoginPace
from edugrid.rollout.outcome import DeviceOutcome
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.rollout.site_file import Limits, SiteFile
from edugrid.rollout.wave import AT_ONCE
from edugrid.rollout.waves import waves

OLD = "hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.1\nexit\n"
NEW = "hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.2\nexit\n"


def test_logins_are_spread() -> None:
    slept: list[float] = []
    now = [100.0]
    pace = LoginPace(4, clock=lambda: now[0], sleep=slept.append)
    for _ in range(4):
        pace.wait()
    assert slept == [0.25, 0.5, 0.75]
    now[0] = 110.0
    pace.wait()
    assert len(slept) == 3, "after a pause nobody waits"


@pytest.mark.parametrize("limit", [1, 2])
def test_devices_of_a_region_at_once(
    network: Network, tmp_path: Path, new_run: Callable[[Plan], Run], monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    names = [f"s{number}" for number in range(4)]
    network.devices |= {name: Device(OLD) for name in names}
    plan = network.plan(**dict.fromkeys(names, ("school-gateway", NEW)))
    plan = plan.model_copy(update={"waves": waves(plan.devices, AT_ONCE)})
    at_work: set[str] = set()
    most: list[int] = []
    lock, meeting = Lock(), Barrier(limit)

    def counted(device: DevicePlan, *rest: Any, **how: Any) -> DeviceOutcome:  # noqa: ANN401 - passed on as they are
        with lock:
            at_work.add(device.name)
            most.append(len(at_work))
        try:
            # as many as the limit do meet here, or the test fails
            meeting.wait(timeout=20)
            return commit_confirmed(device, *rest, **how)
        finally:
            with lock:
                at_work.discard(device.name)

    monkeypatch.setattr("edugrid.rollout.roll_out.commit_confirmed", counted)
    site = Site.from_env({"EDUGRID_STATE": str(tmp_path)})
    site = site.model_copy(update={"file": SiteFile(limits=Limits(per_region=limit))})
    result = apply_devices(plan, site, new_run(plan))
    assert result.exit_code == 0, result
    assert max(most) == limit
