"""应急演练记录: what the record of a drill says, as plain sections. Pure.

What it holds follows GB/T 38645-2020 (guide for exercises of cybersecurity incidents: plan, participants by group, process
record, evaluation, summary) and what the plans of the state and of the education system for cybersecurity incidents ask to
be kept of a drill (国家网络安全事件应急预案 2017, 教育系统网络安全事件应急预案 2018); classes of events: GB/T 20986-2023.
In our own words.
"""

from typing import Final

from edugrid.design.frozen import Frozen
from edugrid.drill.record import DrillRecord, StepRecord
from edugrid.text import Text

BLANK: Final = Text("(to be filled in)", "（待填写）")
TITLE: Final = Text("Record of an incident drill", "网络安全应急演练记录")
PHASES: Final = {
    "prepare": Text("preparation", "演练准备"),
    "incident": Text("event", "事件注入"),
    "detect": Text("detection", "监测发现"),
    "contain": Text("containment", "应急处置"),
    "recover": Text("recovery", "恢复核查"),
}
RESULTS: Final = {
    "passed": Text("passed", "通过"),
    "late": Text("late", "超时完成"),
    "failed": Text("FAILED", "未通过"),
    "impossible": Text("not possible here", "本机无法执行"),
    "not-run": Text("not run", "未执行"),
}
GROUPS: Final = (
    (Text("command", "指挥组"), Text("starts and ends the drill, decides", "启动、终止演练，决策")),
    (Text("technical", "技术处置组"), Text("detects, contains, recovers", "发现、处置、恢复")),
    (Text("support", "保障组"), Text("environment and communication", "环境与通信保障")),
    (Text("evaluation", "评估组"), Text("watches and evaluates", "观察、评估")),
)
"""Where nobody is named, the groups of GB/T 38645-2020 stand there to be filled in by hand."""

_NUMERALS: Final = "一二三四五六七八"
_DIGITS: Final = 8


class Section(Frozen):
    """One section; every row has as many cells as ``head``, ``widths`` are in mm and 156 together."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


class DrillForm(Frozen):
    """The record as it is printed."""

    title: str
    sections: tuple[Section, ...]


def drill_form(record: DrillRecord, lang: str) -> DrillForm:
    """The form of ``record`` in ``lang`` (zh or en)."""

    def say(en: str, zh: str) -> str:
        return Text(en, zh).show(lang)

    parts = (
        (say("Overview", "演练概要"), _overview(record, lang)),
        (say("Participants", "参演人员"), _people(record, lang)),
        (say("Course", "演练过程"), _course(record, lang)),
        (say("Response times", "响应时间"), _times(record, lang)),
        (say("Evidence", "过程证据"), _evidence(record, lang)),
        (say("Evaluation", "演练评估"), _evaluation(record, lang)),
        (say("Problems and improvements", "存在问题与改进措施"), _lessons(record, lang)),
        (say("Signatures", "签字确认"), _signatures(lang)),
    )
    sections = [
        part.model_copy(
            update={"heading": f"{_NUMERALS[place]}、{heading}" if lang == "zh" else f"{place + 1}. {heading}"}
        )
        for place, (heading, part) in enumerate(parts)
    ]
    return DrillForm(title=TITLE.show(lang), sections=tuple(sections))


def _overview(record: DrillRecord, lang: str) -> Section:
    people = record.people
    rows = (
        (Text("drill", "演练名称"), record.title.text.show(lang)),
        (Text("time", "演练时间"), f"{record.began:%Y-%m-%d %H:%M:%S} - {record.ended:%H:%M:%S} (UTC+8)"),
        (Text("place", "演练地点"), people.place or BLANK.show(lang)),
        (Text("organiser", "组织单位"), people.organiser or BLANK.show(lang)),
        (
            Text("form", "演练形式"),
            Text(
                "hands-on, one kind of event, in a lab of its own", "实操演练、专项演练（独立实验环境，不涉及生产系统）"
            ).show(lang),
        ),
        (Text("class of event", "事件类别"), record.event.text.show(lang)),
        (Text("purpose", "演练目的"), record.purpose.text.show(lang)),
        (Text("story", "演练情景"), record.story.text.show(lang)),
        (Text("real and simulated", "真实与模拟"), record.layers.text.show(lang)),
        (Text("kept by", "记录人"), record.by),
        (
            Text("tool", "工具与脚本"),
            f"edugrid {record.edugrid}, {record.scenario} (SHA-256 {record.scenario_sha256[:_DIGITS]}…)",
        ),
    )
    return Section(
        heading="",
        head=(Text("item", "项目").show(lang), Text("content", "内容").show(lang)),
        rows=tuple((label.show(lang), value) for label, value in rows),
        widths=(34, 122),
    )


def _people(record: DrillRecord, lang: str) -> Section:
    blank = BLANK.show(lang)
    named = tuple((one.group, one.name, one.organisation or "-", one.duty or "-") for one in record.people.people)
    empty = tuple((group.show(lang), blank, blank, duty.show(lang)) for group, duty in GROUPS)
    heads = (Text("group", "组别"), Text("name", "姓名"), Text("organisation", "单位"), Text("duty", "职责"))
    return Section(
        heading="", head=tuple(head.show(lang) for head in heads), rows=named or empty, widths=(28, 30, 44, 54)
    )


def _course(record: DrillRecord, lang: str) -> Section:
    heads = (
        Text("no.", "序号"), Text("phase", "阶段"), Text("step", "步骤"), Text("began", "开始时间"),
        Text("planned s", "计划（秒）"), Text("actual s", "实际（秒）"), Text("result", "结果"),
    )  # fmt: skip
    rows = tuple(
        (
            str(step.number),
            PHASES[step.phase].show(lang),
            step.title.text.show(lang),
            f"{step.began:%H:%M:%S}" if step.began else "-",
            f"{step.planned:.0f}",
            "-" if step.seconds is None else f"{step.seconds:.1f}",
            RESULTS[step.result].show(lang),
        )
        for step in record.steps
    )
    return Section(heading="", head=tuple(h.show(lang) for h in heads), rows=rows, widths=(12, 28, 42, 22, 17, 15, 20))


def _times(record: DrillRecord, lang: str) -> Section:
    times = record.times
    values = (
        (Text("from the event to its detection", "事件发生至发现"), times.detected),
        (Text("from the event to its containment, proved", "事件发生至处置完成并核实"), times.contained),
        (Text("from the event to recovery, proved", "事件发生至恢复并核实"), times.recovered),
    )
    missing = Text("not reached", "未达到").show(lang)
    return Section(
        heading="",
        head=(Text("interval", "时间段").show(lang), Text("seconds", "用时（秒）").show(lang)),
        rows=tuple((label.show(lang), missing if value is None else f"{value:.1f}") for label, value in values),
        widths=(110, 46),
    )


def _evidence(record: DrillRecord, lang: str) -> Section:
    heads = (
        Text("no.", "序号"), Text("command or act", "命令或动作"), Text("excerpt", "输出摘录"), Text("SHA-256", "输出 SHA-256"),
    )  # fmt: skip
    rows = tuple(
        (str(step.number), step.what, "\n".join(step.seen), f"{step.sha256[:_DIGITS]}…")
        for step in record.steps
        if step.sha256
    )
    told = Text(
        "The whole output of every step stands in steps.log, the sums in record.json.",
        "各步骤的完整输出见 steps.log，完整校验值见 record.json。",
    )
    return Section(
        heading="",
        paragraphs=(told.show(lang),),
        head=tuple(h.show(lang) for h in heads),
        rows=rows,
        widths=(12, 56, 62, 26),
    )


def _evaluation(record: DrillRecord, lang: str) -> Section:
    count = {name: sum(step.result == name for step in record.steps) for name in RESULTS}
    listed = ("、" if lang == "zh" else ", ").join(
        f"{RESULTS[name].show(lang)} {number}" for name, number in count.items() if number
    )
    verdict = (
        Text("The drill was passed", "本次演练通过")
        if record.passed
        else Text("The drill was NOT passed", "本次演练未通过")
    )
    told = Text(
        f"{verdict.en}: {len(record.steps)} steps ({listed}).",
        f"{verdict.zh}：共 {len(record.steps)} 个步骤（{listed}）。",
    )
    return Section(heading="", paragraphs=(told.show(lang),))


def _lessons(record: DrillRecord, lang: str) -> Section:
    problems = [_problem(step, lang) for step in record.steps if step.result != "passed"]
    problems = [*(text for text in problems if text), *record.people.problems]
    none = Text("none was seen by the tool", "工具未发现问题").show(lang)
    improvements = record.people.improvements or (BLANK.show(lang),)
    return Section(
        heading="",
        head=(Text("kind", "类别").show(lang), Text("content", "内容").show(lang)),
        rows=(
            *((Text("problem", "存在问题").show(lang), text) for text in problems or (none,)),
            *((Text("improvement", "改进措施").show(lang), text) for text in improvements),
        ),
        widths=(34, 122),
    )


def _problem(step: StepRecord, lang: str) -> str:
    """What the step shows that went wrong; steps that were not run follow from the one that failed."""
    if step.result == "not-run":
        return ""
    why = step.why.text if step.why else None
    if why is None:
        seconds = f"{step.seconds or 0:.1f}"
        why = Text(
            f"took {seconds} s, planned were {step.planned:.0f}", f"用时 {seconds} 秒，计划 {step.planned:.0f} 秒"
        )
    colon = Text(": ", "：").show(lang)
    return f"{step.number} {step.title.text.show(lang)}{colon}{RESULTS[step.result].show(lang)}{colon}{why.show(lang)}"


def _signatures(lang: str) -> Section:
    names = (Text("commander", "演练指挥"), Text("kept by", "记录人"), Text("evaluator", "评估人"))
    line = Text("signature:                date:", "签字：                日期：    年    月    日").show(lang)
    return Section(
        heading="",
        head=(Text("role", "角色").show(lang), Text("confirmed", "确认").show(lang)),
        rows=tuple((name.show(lang), line) for name in names),
        widths=(34, 122),
    )
