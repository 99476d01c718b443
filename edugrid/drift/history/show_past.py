"""The history of a region for people."""

import json
from datetime import datetime

from edugrid.drift.history.moment import local
from edugrid.drift.history.past import Past
from edugrid.drift.titles import KIND_TITLES, SEVERITY_TITLES
from edugrid.report.sheet import Sheet
from edugrid.text import Text

_FINDINGS = (
    Text("Severity", "级别"),
    Text("Asset", "对象"),
    Text("Kind", "类别"),
    Text("Where", "位置"),
    Text("State", "状态"),
    Text("First seen", "首次发现"),
    Text("Days", "天数"),
    Text("Came back", "复发次数"),
    Text("Id", "编号"),
)
_DAYS = (
    Text("Day", "日期"),
    Text("Runs", "运行次数"),
    Text("Open", "未处理"),
    Text("Opened", "新增"),
    Text("Closed", "关闭"),
)
_EVENTS = (
    Text("Time", "时间"),
    Text("Kind", "类别"),
    Text("About", "内容"),
    Text("Result", "结果"),
    Text("Who", "人员"),
    Text("Why", "原因"),
)
_STATES = {
    "open": Text("open", "未处理"),
    "closed": Text("closed", "已关闭"),
    "removed": Text("region gone", "区域已撤销"),
    "flapping": Text("flapping", "反复出现"),
}
_EVENT_KINDS = {
    "apply": Text("plan applied", "执行计划"),
    "rollback": Text("plan undone", "撤销计划"),
    "gate": Text("gate passed", "通过关口"),
    "override": Text("rule overridden", "人工放行"),
    "cloud": Text("clouds changed", "变更云资源"),
    "exception": Text("exception taken", "登记例外"),
    "fix": Text("difference accepted", "接受差异"),
    "timetable": Text("last day of a stage", "阶段截止日期"),
    "block": Text("block", "封堵"),
    "whitelist": Text("whitelist changed", "白名单变更"),
    "quarantine": Text("quarantine", "隔离"),
    "device": Text("work on a device", "设备操作"),
    "approve": Text("plan signed", "计划签署"),
    "scan": Text("active scan", "主动扫描"),
}


def past_sheets(past: Past, lang: str) -> tuple[Sheet, ...]:
    """Three tables: findings, days and events; times in Asia/Shanghai."""
    findings = tuple(
        (
            SEVERITY_TITLES[item.severity].show(lang) if item.severity in SEVERITY_TITLES else item.severity,
            item.asset,
            KIND_TITLES[item.kind].show(lang) if item.kind in KIND_TITLES else item.kind,
            " › ".join(item.path) or None,
            _STATES["flapping" if item.flapping else "removed" if item.removed else item.state].show(lang),
            _local(item.first_seen),
            item.days,
            item.reopened or None,
            item.identity,
        )
        for item in past.findings
    )
    days = tuple((item.day, item.runs, item.open, item.opened, item.closed) for item in past.days)
    events = tuple(
        (_local(item.at), _kind(item.kind, lang), item.about, item.result, item.who, item.why or None)
        for item in past.events
    )
    return (
        Sheet(Text("Findings", "发现").show(lang), tuple(head.show(lang) for head in _FINDINGS), findings),
        Sheet(Text("By day", "逐日").show(lang), tuple(head.show(lang) for head in _DAYS), days),
        Sheet(Text("What was done", "处置记录").show(lang), tuple(head.show(lang) for head in _EVENTS), events),
    )


def _kind(kind: str, lang: str) -> str:
    title = _EVENT_KINDS.get(kind)
    return kind if title is None else title.show(lang)


def past_line(past: Past) -> Text:
    """One line of sums."""
    still = sum(item.state == "open" for item in past.findings)
    gone = len(past.findings) - still
    repair = Text("", "")
    if past.repair_hours is not None:
        repair = Text(f", repaired within {past.repair_hours} h (median)", f"，修复用时中位数 {past.repair_hours} 小时")
    killed = Text("", "")
    if past.unfinished:
        killed = Text(f"; runs that never ended: {past.unfinished}", f"；未正常结束的运行：{past.unfinished} 次")
    return Text(
        f"since {past.since}: {still} open, {gone} closed{repair.en}{killed.en}",
        f"自 {past.since} 起：未处理 {still} 项，已关闭 {gone} 项{repair.zh}{killed.zh}",
    )


def past_json(past: Past) -> str:
    """``{"version": 1, …}`` with the fields of ``Past``; times UTC."""
    return json.dumps({"version": 1} | past.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _local(moment: datetime) -> str:
    return local(moment).strftime("%Y-%m-%d %H:%M")
