"""Devices in memory behind the NAPALM methods: what the rollout does, without any network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from napalm.base.exceptions import CommitError, ConnectionException

from edugrid.rollout.connect import Reachable
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.site import Site


@dataclass
class Device:
    """A router that takes whole configurations; ``fault`` names the step at which something goes wrong."""

    running: str
    fault: str = ""
    before: str | None = None
    pending: str | None = None
    sessions: int = 0
    calls: list[str] = field(default_factory=list)


class Driver:
    def __init__(self, device: Device, change_id: str) -> None:
        self.device, self.change_id, self.candidate = device, change_id, ""

    def get_config(self, retrieve: str = "all") -> dict[str, str]:
        return {retrieve: self.device.running}

    def get_facts(self) -> dict[str, str]:
        return {"os_version": "8.4 SIMULATED"}

    def load_replace_candidate(self, config: str) -> None:
        self.candidate = config

    def discard_config(self) -> None:
        self.candidate = ""

    def compare_config(self) -> str:
        now, wanted = self.device.running.splitlines(), self.candidate.splitlines()
        return "\n".join([f"-{x}" for x in now if x not in wanted] + [f"+{x}" for x in wanted if x not in now])

    def commit_config(self, message: str = "", revert_in: int | None = None) -> None:
        self.device.calls.append("commit")
        assert not message
        assert revert_in
        if self.device.fault == "refuse":
            raise CommitError("line 2: refused")
        self.device.before, self.device.running = self.device.running, self.candidate
        if self.device.fault == "half":
            self.device.running = self.candidate.splitlines()[0] + "\n"
        self.device.pending = self.change_id

    def confirm_commit(self) -> None:
        self.device.calls.append("confirm")
        assert self.device.pending == self.change_id
        self.device.pending = None

    def has_pending_commit(self) -> bool:
        return self.device.pending == self.change_id

    def rollback(self) -> None:
        self.device.calls.append("rollback")
        if self.device.pending != self.change_id or self.device.before is None:
            raise CommitError("nothing to undo")
        self.device.running, self.device.pending = self.device.before, None


class Network:
    """All devices, and the order in which they were committed."""

    def __init__(self) -> None:
        self.devices: dict[str, Device] = {}

    @contextmanager
    def connect(self, plan: Reachable, site: Site, *, change_id: str = "") -> Iterator[Driver]:
        del site
        device = self.devices[plan.name]
        device.sessions += 1
        cut = device.fault == "cut" and device.pending
        if cut or device.fault == "dead":
            raise ConnectionException(f"{plan.name}: nobody answers")
        yield Driver(device, change_id)

    def plan(self, **targets: tuple[str, str]) -> Plan:
        """A plan by device name (underscores for dashes): role and intended text."""
        made = []
        for key, (role, target) in targets.items():
            name = key.replace("_", "-")
            driver = Driver(self.devices[name], "")
            driver.candidate = target
            made.append(
                DevicePlan(
                    name=name,
                    platform="frr",
                    role=role,
                    host="192.0.2.1",
                    target=target,
                    state="changed",
                    running_sha256=fingerprint(self.devices[name].running),
                    forward=tuple(driver.compare_config().splitlines()),
                    layer="simulated",
                )
            )
        return Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=tuple(made)).sealed()
