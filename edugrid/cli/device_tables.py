"""Tables of planned and changed devices."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edugrid.rollout.outcome import DeviceOutcome
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.queue import Queued
from edugrid.rollout.wave import Wave
from edugrid.text import Text, language

if TYPE_CHECKING:
    from rich.table import Table

_SHOWN = 8  # names of one wave in the table; the plan file has all of them

WORDS = {
    "changed": Text("to change", "将变更"),
    "unchanged": Text("unchanged", "无变化"),
    "refused": Text("refused", "已拒绝"),
    "unreachable": Text("unreachable", "无法连接"),
    "done": Text("done", "完成"),
    "reverted": Text("reverted", "已回退"),
    "reverts-by-itself": Text("reverts by itself", "将自动回退"),
    "failed": Text("failed", "失败"),
    "not-reached": Text("not reached", "未执行"),
    "queued": Text("queued", "待补做"),
    "real": Text("real", "真实"),
    "simulated": Text("simulated", "模拟"),
    "unknown": Text("unknown", "未知"),
    "school": Text("schools", "学校"),
    "county": Text("counties", "区县"),
    "city": Text("cities", "地市"),
    "province": Text("province", "省"),
    "other": Text("others", "其他"),
    "canary": Text("canary", "试点"),
    "share": Text("first share", "首批"),
    "rest": Text("the rest", "其余"),
}


def planned_table(devices: Sequence[DevicePlan]) -> "Table":
    """One row a device: role, platform, layer, state, number of commands; reasons are too long for a table."""
    rows = [(d.name, d.role, d.platform, word(d.layer), word(d.state), str(len(d.forward))) for d in devices]
    heads = (
        Text("Device", "设备"),
        Text("Role", "角色"),
        Text("Platform", "平台"),
        Text("Layer", "层次"),
        Text("State", "状态"),
        Text("Commands", "命令数"),
    )
    return _table(heads, rows)


def waves_table(waves: Sequence[Wave]) -> "Table":
    """One row a wave, in their order."""
    heads = (Text("Wave", "批次"), Text("Ring", "层级"), Text("Step", "步骤"), Text("Devices", "设备"))
    rows = [
        (str(number), word(wave.ring), word(wave.step), _listed(wave.devices)) for number, wave in enumerate(waves, 1)
    ]
    return _table(heads, rows)


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _SHOWN
    more = Text(f" and {rest} more", f" 等 {len(names)} 台").show(language()) if rest > 0 else ""
    return ", ".join(names[:_SHOWN]) + more


def outcome_table(devices: Sequence[DeviceOutcome]) -> "Table":
    """One row a device: layer, what became of it, and what the live checks say."""
    heads = (Text("Device", "设备"), Text("Layer", "层次"), Text("Outcome", "结果"), Text("Live checks", "在线检查"))
    return _table(heads, [(d.name, word(d.layer), word(d.state), _checks(d)) for d in devices])


def _checks(device: DeviceOutcome) -> str:
    failed = len(device.checks_failed)
    if not device.checks_ok and not failed:
        return "-"
    told = Text(f"{device.checks_ok} ok", f"{device.checks_ok} 项正常")
    more = Text(f", {failed} failed before too", f"，{failed} 项变更前即异常") if failed else Text("", "")
    return told.show(language()) + more.show(language())


def queue_table(waiting: Sequence[Queued]) -> "Table":
    """One row a waiting device: since when, why, and what to run when it is back."""
    heads = (
        Text("Device", "设备"),
        Text("Region", "区域"),
        Text("Since", "起始"),
        Text("Why", "原因"),
        Text("When it is back", "恢复后"),
    )
    rows = [(item.device, item.region, item.since, item.reason, _next(item)) for item in waiting]
    return _table(heads, rows)


def _next(item: Queued) -> str:
    if item.plan:
        return f"edugrid apply --queued {item.region}"
    return f"edugrid plan {item.region} --queued --out PLAN"


def word(key: str) -> str:
    """A state or layer in the user's language."""
    return WORDS[key].show(language())


def _table(heads: Sequence[Text], rows: Sequence[tuple[str, ...]]) -> "Table":
    from rich.markup import escape
    from rich.table import Table

    table = Table()
    for head in heads:
        table.add_column(head.show(language()), overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table
