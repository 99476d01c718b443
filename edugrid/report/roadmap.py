"""The road out of the old data centres as a document that an office circulates (退出时间表和路线图)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from edugrid.paper.official import OfficialDocument
from edugrid.report.data import ReportData
from edugrid.retire.stages import STAGE_TITLES, STATE_TITLES
from edugrid.retire.status import Gate, SiteStatus, Stage

OPEN: Final = "（待填写）"
HEAD: Final = ("机房", "责任单位", *(title.zh for title in STAGE_TITLES.values()), "当前阶段")
WIDTHS: Final = (25, 22, *[13] * len(STAGE_TITLES), 18)
GATE_HEAD: Final = ("机房", "阶段", "门禁", "依据")
GATE_WIDTHS: Final = (30, 20, 24, 82)
ENDS_SOON: Final = 180
NUMERALS: Final = "零一二三四五六七八九"
UNITS: Final = ("", "十", "百", "千")


def roadmap(data: ReportData) -> bytes:
    """The docx of ``data``: every word comes from the inventory, the registers or a look; what nobody said is to be filled in."""
    made = OfficialDocument(f"{data.title}旧数据中心退出时间表和路线图")
    made.paragraph(f"{OPEN}：", indented=False)
    made.paragraph(
        f"现将{data.title}旧数据中心（机房）的退出时间表和路线图印发如下。表中日期为各阶段的最后期限，阶段是否完成以现场核查的结果为准；"
        f"核查时间为{_zh(data.today)}。"
    )
    made.heading("一、总体情况")
    made.paragraph(_summary(data.sites))
    made.heading("二、退出时间表")
    if data.sites:
        made.table(HEAD, [_row(site) for site in data.sites], WIDTHS)
    else:
        made.paragraph("没有列入时间表的旧数据中心。")
    made.heading("三、路线图")
    for number, site in enumerate(data.sites, start=1):
        made.heading(f"（{chinese(number)}）{site.title}", level=2)
        for text in _road(site):
            made.paragraph(text)
    made.heading("四、逾期事项与风险")
    for index, text in enumerate(_risks(data), start=1):
        made.paragraph(f"{index}.{text}")
    made.heading("五、未通过的门禁")
    rows = [row for site in data.sites for row in _shut(site)]
    if rows:
        made.table(GATE_HEAD, rows, GATE_WIDTHS)
    else:
        made.paragraph("各机房当前阶段的门禁均已通过。")
    made.signed(OPEN, data.today)
    return made.content()


def chinese(number: int) -> str:
    """``number`` (1 to 9999) as headings count: 一, 十二, 二十, 一百零五."""
    digits = [int(digit) for digit in str(number)]
    text = ""
    for power, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit:
            text += NUMERALS[digit] + UNITS[power]
        elif not text.endswith(NUMERALS[0]):
            text += NUMERALS[0]
    text = text.rstrip(NUMERALS[0])
    return text.removeprefix(NUMERALS[1]) if 10 <= number < 20 else text  # noqa: PLR2004 - 十二, not 一十二


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _summary(sites: tuple[SiteStatus, ...]) -> str:
    if not sites:
        return "目前没有列入时间表的旧数据中心。"
    at = Counter(STAGE_TITLES[site.current.name].zh if site.current else "已移交" for site in sites)
    late = sum(site.overdue for site in sites)
    last = max(stage.due for site in sites for stage in site.stages)
    where = "，".join(f"{name}{count}个" for name, count in at.items())
    return (
        f"列入时间表的旧数据中心共{len(sites)}个，当前阶段：{where}。"
        f"{f'其中{late}个逾期。' if late else '没有逾期。'}全部移交的最后期限为{_zh(last)}。"
    )


def _row(site: SiteStatus) -> tuple[str, ...]:
    now = site.current
    state = "已移交" if now is None else f"{STAGE_TITLES[now.name].zh}（{STATE_TITLES[now.state].zh}）"
    return (
        site.title,
        site.owner or OPEN,
        *(f"{stage.due.year}.{stage.due.month}.{stage.due.day}" for stage in site.stages),
        state,
    )


def _road(site: SiteStatus) -> Iterable[str]:
    target = f"系统迁往云{site.target}。" if site.target else f"系统迁往{OPEN}。"
    yield f"责任单位：{site.owner or OPEN}。启用时间：{_zh(site.opened)}。{target}"
    for stage in site.stages:
        passed = sum(gate.passed is True for gate in stage.gates)
        gates = f"，门禁{len(stage.gates)}项，已通过{passed}项" if stage.gates else ""
        yield f"{STAGE_TITLES[stage.name].zh}：{_zh(stage.due)}前完成，{STATE_TITLES[stage.state].zh}{gates}。"


def _risks(data: ReportData) -> Iterable[str]:
    found = False
    for site in data.sites:
        for stage in site.stages:
            if stage.state == "overdue":
                found = True
                days = (data.today - stage.due).days
                yield f"{site.title}“{STAGE_TITLES[stage.name].zh}”阶段逾期{days}天，责任单位{site.owner or OPEN}。"
        unknown = [gate for stage in _open(site) for gate in stage.gates if gate.passed is None]
        if unknown:
            found = True
            yield f"{site.title}有{len(unknown)}项门禁无法核查，按未通过处理。"
    for term in data.terms:
        if term.kind == "contract" and term.days_left <= ENDS_SOON:
            found = True
            yield f"合同{term.id}（{term.about.zh}，{term.who}）{term.left.zh}，{_zh(term.ends)}到期。"
    if not found:
        yield "没有逾期事项，没有无法核查的门禁，半年内没有合同到期。"


def _open(site: SiteStatus) -> list[Stage]:
    return [stage for stage in site.stages if stage.state in {"overdue", "current"}]


def _shut(site: SiteStatus) -> Iterable[tuple[str, ...]]:
    for stage in _open(site):
        for gate in stage.gates:
            if gate.passed is not True:
                yield (site.title, STAGE_TITLES[stage.name].zh, _said(gate), gate.evidence.zh)


def _said(gate: Gate) -> str:
    return "无法核查" if gate.passed is None else "未通过"
