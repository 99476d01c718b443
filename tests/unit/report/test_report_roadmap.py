"""The roadmap as a document, read back."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from edugrid.report.data import ReportData
from edugrid.report.roadmap import chinese, roadmap


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (42, "四十二"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1002, "一千零二"),
    ],
)
def test_headings_count_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


def test_the_page_is_that_of_the_standard(data: ReportData) -> None:
    body = Document(BytesIO(roadmap(data)))
    (page,) = body.sections
    assert [round(side.mm) for side in (page.page_width, page.page_height) if side] == [210, 297]
    assert [
        round(side.mm) for side in (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin) if side
    ] == [
        37,
        26,
        35,
        28,
    ]
    title = body.paragraphs[0]
    assert title.text == f"{data.title}旧数据中心退出时间表和路线图"
    assert (title.runs[0].font.size, title.runs[0].font.name) == (Pt(22), "方正小标宋简体")
    running = next(line for line in body.paragraphs if line.text.startswith("现将"))
    assert running.runs[0].font.size == Pt(16)
    assert [fonts.get(qn("w:eastAsia")) for fonts in running.runs[0].element.iter(qn("w:rFonts"))] == ["仿宋_GB2312"]
    assert running.paragraph_format.first_line_indent == Pt(32)
    for footer in (page.footer, page.even_page_footer):
        (line,) = footer.paragraphs
        assert [part.get(qn("w:instr")) for part in line.paragraph_format.element.iter(qn("w:fldSimple"))] == ["PAGE"]
        assert "".join(text.text or "" for text in line.paragraph_format.element.iter(qn("w:t"))) == "— 1 —"


def test_it_says_what_the_report_says(data: ReportData) -> None:
    body = Document(BytesIO(roadmap(data)))
    texts = [line.text for line in body.paragraphs]
    assert [text for text in texts if text[:2] in {"一、", "二、", "三、", "四、", "五、"}] == [
        "一、总体情况",
        "二、退出时间表",
        "三、路线图",
        "四、逾期事项与风险",
        "五、未通过的门禁",
    ]
    times, gates = body.tables
    assert [row.cells[0].text for row in times.rows][1:] == [site.title for site in data.sites]
    first = data.sites[0]
    assert (
        times.rows[1].cells[2].text
        == f"{first.stages[0].due.year}.{first.stages[0].due.month}.{first.stages[0].due.day}"
    )
    late = next(stage for stage in first.stages if stage.state == "overdue")
    assert any(f"逾期{(data.today - late.due).days}天" in text for text in texts)
    shut = [
        gate.evidence.zh
        for site in data.sites
        for stage in site.stages
        if stage.state in {"overdue", "current"}
        for gate in stage.gates
        if gate.passed is not True
    ]
    assert shut
    assert [row.cells[3].text for row in gates.rows][1:] == shut
    assert "（待填写）：" in texts
    assert texts[-1] == f"{data.today.year}年{data.today.month}月{data.today.day}日"


def test_a_region_without_old_rooms_says_so(data: ReportData) -> None:
    body = Document(BytesIO(roadmap(data.model_copy(update={"sites": (), "terms": ()}))))
    texts = [line.text for line in body.paragraphs]
    assert "没有列入时间表的旧数据中心。" in texts
    assert body.tables == []
