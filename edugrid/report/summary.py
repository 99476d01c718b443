"""What a director looks at first."""

from typing import Literal, NamedTuple

from edugrid.report.data import ReportData


class Summary(NamedTuple):
    """The figures on top of the page; None where nobody looked."""

    overdue: int
    sites: int
    unknown_gates: int
    severities: dict[str, int] | None
    unreachable: tuple[str, ...] | None
    refused: tuple[str, ...]
    changed_devices: int | None
    cloud_steps: int | None

    @property
    def verdict(self) -> Literal["act", "look", "good"]:
        """``act``: overdue, a high difference, no contact or a refused plan; ``look``: anything less than perfect."""
        high = (self.severities or {}).get("high", 0)
        if self.overdue or high or self.unreachable or self.refused:
            return "act"
        if self.severities is None or any(self.severities.values()) or self.unknown_gates:
            return "look"
        return "good"


def summary(data: ReportData) -> Summary:
    """Count what matters in ``data``."""
    plan = data.plan
    drift = None if data.drift is None else [record for record in data.drift if record.exception is None]
    away = {device.name for device in plan.devices if device.state == "unreachable"} if plan else set()
    away |= {record.asset for record in drift or () if record.kind == "unreachable" and record.world == "network"}
    return Summary(
        overdue=sum(site.overdue for site in data.sites),
        sites=len(data.sites),
        unknown_gates=sum(
            gate.passed is None for site in data.sites if (stage := site.current) for gate in stage.gates
        ),
        severities=None
        if drift is None
        else {name: sum(record.severity == name for record in drift) for name in ("high", "medium", "low")},
        unreachable=None if drift is None and (plan is None or not plan.devices) else tuple(sorted(away)),
        refused=() if plan is None else tuple(device.name for device in plan.devices if device.state == "refused"),
        changed_devices=None if plan is None else sum(device.state == "changed" for device in plan.devices),
        cloud_steps=None if plan is None else sum(len(cloud.steps) for cloud in plan.clouds),
    )
