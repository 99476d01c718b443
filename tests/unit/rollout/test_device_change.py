"""What is typed is what was reviewed: as it stands in the plan, or worked out again where the plan hides a secret."""

from typing import Any

import pytest

from edugrid.rollout.commit_confirmed import NotAsExpectedError
from edugrid.rollout.device_change import loader
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.plan_file import DevicePlan

RUNNING = "sysname sw\n#\nreturn\n"


class Driver:
    """Keeps what it is given to type."""

    loaded = ""

    def load_merge_candidate(self, *, config: str) -> None:
        self.loaded = config


def _plan(forward: tuple[str, ...], target: str, running: str = RUNNING) -> DevicePlan:
    return DevicePlan(
        name="sw",
        platform="huawei_vrp8",
        role="school-access",
        region="henan/zhengzhou",
        host="192.0.2.1",
        port=22,
        state="changed",
        running_sha256=fingerprint(running),
        forward=forward,
        target=target,
    )


def test_reviewed_lines_are_typed_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> Any:  # noqa: ANN401 - it does not return
        raise AssertionError("worked out again")

    monkeypatch.setattr("edugrid.rollout.difference.difference", never)
    driver = Driver()
    plan = _plan(("vlan batch 10", "vlan 10", "description teaching", "quit"), "whatever made them")
    assert loader(plan)(driver, RUNNING)
    assert driver.loaded == "vlan batch 10\nvlan 10\ndescription teaching\nquit"


def test_a_line_with_a_hidden_secret_is_worked_out_again() -> None:
    running = "sysname sw\n#\nsnmp-agent community read cipher %^%#one%^%#\n#\nreturn\n"
    driver = Driver()
    hidden = ("undo snmp-agent community read cipher ******",)
    with pytest.raises(NotAsExpectedError, match="no longer the reviewed ones"):
        loader(_plan(hidden, "sysname sw\n#\nvlan batch 10\n#\nreturn\n", running))(driver, running)
    assert driver.loaded == ""


def test_nothing_is_typed_on_a_device_that_has_changed() -> None:
    driver = Driver()
    with pytest.raises(NotAsExpectedError, match="the device has changed since the plan was made"):
        loader(_plan(("vlan batch 10",), "vlan batch 10\n"))(driver, RUNNING + "vlan batch 11\n")
    assert driver.loaded == ""
