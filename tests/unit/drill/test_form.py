"""The record of a drill, as it is printed."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from edugrid.drill.form import drill_form
from edugrid.drill.load_people import load_people
from edugrid.drill.record import DrillRecord, People, Person, Result, StepRecord
from edugrid.drill.run_drill import times
from edugrid.drill.scenario import Phase
from edugrid.drill.write_record import write_record
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.problems import IntentError
from edugrid.words import Words

BEGAN = datetime(2026, 11, 27, 9, 0, tzinfo=SHANGHAI)
PHASES: tuple[Phase, ...] = ("prepare", "incident", "detect", "contain", "recover")


def step(number: int, result: Result = "passed", why: Words | None = None) -> StepRecord:
    """A step that began ``number`` minutes after nine and took five seconds, of ten that were planned."""
    done = result in {"passed", "late", "failed"}
    return StepRecord(
        number=number,
        phase=PHASES[number],
        title=Words(en=f"step {number}", zh=f"第{number}步"),
        what=f"edugrid plan {number}",
        planned=10,
        began=BEGAN + timedelta(minutes=number) if done else None,
        seconds=5.0 if done else None,
        result=result,
        why=why,
        seen=("sw-1 <done>",) if done else (),
        sha256="ab" * 32 if done else "",
    )


def record(*steps: StepRecord, people: People | None = None) -> DrillRecord:
    words = Words(en="words", zh="文字")
    return DrillRecord(
        scenario="mined-host", title=words, event=words, purpose=words, story=words, layers=words, edugrid="0.1.0",
        scenario_sha256="cd" * 32, by="王主任", began=BEGAN, ended=BEGAN + timedelta(minutes=9), steps=steps,
        times=times(steps), people=people or People(),
    )  # fmt: skip


def test_times_count_from_the_event() -> None:
    found = record(*(step(number) for number in range(5))).times
    assert (found.detected, found.contained, found.recovered) == (65.0, 125.0, 185.0)


def test_what_failed_was_not_reached_and_is_a_problem() -> None:
    why = Words(en="it ended with exit code 1", zh="退出码为 1")
    made = record(step(0), step(1), step(2), step(3, "failed", why), step(4, "not-run"))
    assert not made.passed
    assert (made.times.detected, made.times.contained, made.times.recovered) == (65.0, None, None)
    sections = {section.heading: section for section in drill_form(made, "zh").sections}
    assert sections["四、响应时间"].rows[1][1] == "未达到"
    assert sections["六、演练评估"].paragraphs == ("本次演练未通过：共 5 个步骤（通过 3、未通过 1、未执行 1）。",)
    assert sections["七、存在问题与改进措施"].rows == (
        ("存在问题", "3 第3步：未通过：退出码为 1"),
        ("改进措施", "（待填写）"),
    )


def test_what_this_machine_cannot_do_fails_nothing_and_is_told() -> None:
    lacks = Words(en="no FRR", zh="没有 FRR")
    made = record(step(0), step(1), step(2), step(3, "impossible", lacks), step(4))
    assert made.passed
    assert "3 step 3: not possible here: no FRR" in str(drill_form(made, "en"))
    assert made.times.recovered == 185.0


def test_everybody_who_took_part_is_named(tmp_path: Path) -> None:
    file = tmp_path / "people.yml"
    file.write_text(
        "organiser: 演练市教育局\nplace: 三楼会议室\npeople:\n  - {group: 指挥组, name: 王主任, duty: 总指挥}\n"
        "problems: [值班电话无人接听]\nimprovements: [更新值班表]\n",
        encoding="utf-8",
    )
    people = load_people(file)
    assert people.people == (Person(group="指挥组", name="王主任", duty="总指挥"),)
    text = str(drill_form(record(step(0), step(1), people=people), "zh"))
    assert all(word in text for word in ("演练市教育局", "三楼会议室", "总指挥", "值班电话无人接听", "更新值班表"))
    file.write_text("people: [{name: 王主任}]\nplaces: x\n", encoding="utf-8")
    with pytest.raises(IntentError, match=r"people.yml:1 people\[0\].group"):
        load_people(file)


@pytest.mark.parametrize(("lang", "title"), [("zh", "网络安全应急演练记录"), ("en", "Record of an incident drill")])
def test_the_document_has_every_section_and_step(tmp_path: Path, lang: str, title: str) -> None:
    made = record(*(step(number) for number in range(5)))
    data, paper = write_record(made, tmp_path, lang)
    assert DrillRecord.model_validate_json(data.read_text(encoding="utf-8")) == made
    assert paper.name == f"{title.replace(' ', '-')}-mined-host.docx"
    document = Document(BytesIO(paper.read_bytes()))
    form = drill_form(made, lang)
    headings = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in headings if text in {section.heading for section in form.sections}] == [
        section.heading for section in form.sections
    ]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    wanted = [cell for section in form.sections for row in (section.head, *section.rows) for cell in row]
    assert cells == wanted
