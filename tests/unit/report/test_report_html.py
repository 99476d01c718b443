"""The page: the same as the kept one, escaped, self-contained."""

import os
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from edugrid.report.data import Layer, ReportData
from edugrid.report.html import html
from edugrid.report.texts import TEXTS
from edugrid.retire.status import SiteStatus

GOLDEN = Path(__file__).parents[2] / "golden" / "report"
VOID = {"meta", "br", "input", "link", "hr", "img"}


class Page(HTMLParser):
    """Checks that tags are balanced and gathers what the page refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "data"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_the_kept_one(data: ReportData, lang: str) -> None:
    path = GOLDEN / f"index.{lang}.html"
    page = html(data, lang, other="index.other.html", files=("data.json", "report.xlsx"))
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.write_text(page, encoding="utf-8")
    assert page == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_whole_and_needs_nobody(data: ReportData, lang: str) -> None:
    text = html(data, lang, other="index.en.html", files=("data.json",))
    page = Page(text)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    local = {"index.en.html", "data.json", *(f"#{name}" for name in page.ids)}
    assert set(page.addresses) <= local
    assert not re.search(r"url\((?!#)|@import|https?://", text)
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in text
    assert page.tags.count("script") == 1


def test_the_script_is_the_one_that_the_page_allows(data: ReportData) -> None:
    text = html(data, "en")
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert script
    digest = b64encode(sha256(script[1].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert f"script-src 'sha256-{digest}'" in policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy[1]


def test_names_cannot_become_markup(data: ReportData) -> None:
    evil = "<script>alert(1)</script>\"'&"
    assert data.plan
    assert data.drift
    device = data.plan.devices[1].model_copy(update={"forward": (evil,), "name": evil})
    cloud = data.plan.clouds[0]
    step = cloud.steps[0].model_copy(update={"name": evil, "urn": evil, "changes": (evil,)})
    city = data.overview.cities[0]
    county = city.counties[0].model_copy(update={"name": evil, "devices": (evil,)})
    hostile = data.model_copy(
        update={
            "title": evil,
            "plan": data.plan.model_copy(
                update={"devices": (device,), "clouds": (cloud.model_copy(update={"steps": (step,)}),)}
            ),
            "drift": (data.drift[0].model_copy(update={"asset": evil, "path": (evil,), "actual": evil}),),
            "sites": tuple(site.model_copy(update={"title": evil, "owner": evil}) for site in data.sites),
            "layers": (Layer(name=evil, state="real", detail=evil),),
            "overview": data.overview.model_copy(
                update={"cities": (city.model_copy(update={"name": evil, "counties": (county,)}),)}
            ),
        }
    )
    for lang in ("zh", "en"):
        text = html(hostile, lang)
        assert "alert(1)" in text
        assert "<script>alert" not in text
        assert Page(text).tags.count("script") == 1


def test_secrets_of_the_plan_are_not_on_the_page(data: ReportData) -> None:
    assert "irreversible-cipher ******" in html(data, "en")
    assert "adminPass: ******" in html(data, "en")


def test_no_text_of_the_other_language_slips_in(data: ReportData) -> None:
    english = html(data.model_copy(update={"title": "Zhengzhou"}), "en")
    for key, text in TEXTS.items():
        if len(text.zh) > 3 and text.zh != text.en and "{" not in text.zh and key != "other_language":
            assert text.zh not in english, key


def test_a_report_without_anything_still_makes_a_page(data: ReportData) -> None:
    bare = data.model_copy(update={"plan": None, "drift": None, "sites": (), "layers": (), "events": ()})
    for lang in ("zh", "en"):
        text = html(bare, lang)
        assert Page(text).open == []
        assert TEXTS["drift_not_looked"].show(lang) in text
        assert TEXTS["plan_none"].show(lang) in text
    clean = html(data.model_copy(update={"drift": ()}), "en")
    assert TEXTS["drift_none"].en in clean


def test_a_finished_site_has_no_late_mark(data: ReportData) -> None:
    def done(site: SiteStatus) -> SiteStatus:
        stages = tuple(stage.model_copy(update={"state": "done"}) for stage in site.stages)
        return site.model_copy(update={"stages": stages})

    text = html(data.model_copy(update={"sites": tuple(done(site) for site in data.sites)}), "en")
    assert "days late" not in text
    assert TEXTS["none_overdue"].en in text


def test_many_devices_are_one_closed_table_a_city(data: ReportData) -> None:
    (first, *_) = data.overview.devices
    city = data.overview.cities[0]
    more = tuple(first.model_copy(update={"name": f"d{n}", "region": f"{city.region}/x"}) for n in range(501))
    few, many = (
        html(data.model_copy(update={"overview": data.overview.model_copy(update={"devices": devices})}), "en")
        for devices in (more[:500], more)
    )
    assert Page(many).open == []
    closed = f'<details><summary><b>{city.name}</b> <span class="end">501</span></summary>'
    assert (closed in few, closed in many) == (False, True)
    assert many.count("<b>d500</b>") == 1
