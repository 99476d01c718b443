"""The timetable in a terminal and as JSON."""

import json
from datetime import date

import pytest

from edugrid.retire.show import as_json, as_text
from edugrid.retire.status import Gate, SiteStatus, Stage
from edugrid.text import Text


def site(state: str = "overdue", title: str = "中牟县教体局机房") -> SiteStatus:
    gates = (
        Gate(name="workload db", passed=False, evidence=Text("db still runs", "db 仍在运行")),
        Gate(name="route", passed=None, evidence=Text("nobody could be asked", "无法查询")),
    )
    stages = (
        Stage(name="freeze", due=date(2025, 3, 31), state="done", gates=()),
        Stage.model_validate({"name": "migrate", "due": date(2026, 8, 31), "state": state, "gates": gates}),
    )
    return SiteStatus(
        region="henan/zhengzhou/zhongmu",
        name="zm-old-room",
        title=title,
        owner="中牟县教育体育局",
        target="gov",
        opened=date(2011, 9, 1),
        stages=stages,
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ("已逾期", "迁移", "✗ db 仍在运行", "? 无法查询")), ("en", ("OVERDUE", "migrate", "✗ db still runs"))],
)
def test_text_says_what_holds_a_site_up(lang: str, words: tuple[str, ...]) -> None:
    text = as_text([site()], lang)
    assert "中牟县教体局机房 (henan/zhengzhou/zhongmu/zm-old-room → gov)" in text
    assert "2026-08-31" in text
    for word in words:
        assert word in text
    assert "\x1b" not in text
    assert "\x1b[" in as_text([site()], lang, colour=True)


def test_text_without_sites_says_so() -> None:
    assert as_text([], "zh") == "没有列入时间表的旧数据中心\n"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in as_text([site(title="x\x1b[2Jy")], "en")


def test_json_has_what_programs_need() -> None:
    body = json.loads(as_json([site(), site("done")]))
    assert body["version"] == 1
    late, finished = body["sites"]
    assert (late["overdue"], late["current"]) == (True, "migrate")
    assert (finished["overdue"], finished["current"]) == (False, None)
    assert late["opened"] == "2011-09-01"
    assert late["stages"][1]["gates"][0] == {
        "name": "workload db",
        "passed": False,
        "evidence": {"en": "db still runs", "zh": "db 仍在运行"},
    }
    assert late["stages"][1]["gates"][1]["passed"] is None
