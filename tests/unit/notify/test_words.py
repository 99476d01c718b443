"""What a message says: golden texts in both languages, and device texts that want to be more than text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import channel, digest, item

from edugrid.notify.compose import compose
from edugrid.notify.defused import defused
from edugrid.notify.digest import Digest
from edugrid.notify.parcel import parcel
from edugrid.notify.split import split

GOLDEN = Path(__file__).parents[2] / "golden" / "notify"

HOSTILE = (
    '<at user_id="all">所有人</at> <@all> @all [click](http://evil.example.com) **bold** `x` <font color="warning">'
    "\x1b[2J\r\n# 标题\u202egnp.exe\u2028& www.evil.example/a?b=c"
)

CASES = {
    "new_and_repaired": digest(
        item(1),
        item(2, "medium", kind="missing", asset="gov/edu-zhengzhou", path=("网络", "教育专网")),
        item(3, "low", layer="simulated"),
        closed=(item(4), item(5, kind="unreachable", path=())),
    ),
    "only_repaired": digest(closed=(item(4),), open={"high": 0, "medium": 0, "low": 0}),
    "many": digest(*(item(number) for number in range(14)), closed=(item(99),)),
    "merged": digest(
        item(1), run=12, last=40, runs=29, new_more={"medium": 230}, closed=(item(7),), closed_more={"low": 20}
    ),
    "hostile": digest(item(1, asset=HOSTILE, path=(HOSTILE,)), region="henan/<at>"),
    "test": Digest(region="test", first=0, last=0, open={}, test=True),
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, tmp_path: Path) -> None:
    """EDUGRID_GOLDEN=write keeps what is shown."""
    duty = channel(tmp_path, kind="file", folder="/srv/out", link="https://report.example.edu.cn/henan/")
    shown = ""
    for lang in ("zh", "en"):
        title, lines = compose(CASES[name], duty, lang)
        assert lines[0] == title
        shown += "\n".join([f"[{lang}]", *lines]) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


def test_nothing_of_a_device_is_markup() -> None:
    shown = defused(HOSTILE, 500)
    assert not set(shown) & set("<>&`[]()@*#\x1b\r\n\u202e\u2028")
    assert "://" not in shown
    assert "evil.example" not in shown
    assert "10.12.0.1" in defused("ip address 10.12.0.1 24", 80)  # an address stays readable


@given(st.text(max_size=60), st.integers(1, 40))
def test_whatever_it_is_it_is_one_short_line(text: str, limit: int) -> None:
    shown = defused(text, limit)
    assert len(shown) <= limit
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set("<>&`[]()@*")
    shown.encode()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200), min_size=1, max_size=60))
def test_parts_keep_the_limit_and_the_order(lines: list[str]) -> None:
    parts = split(lines, 400, "\n", "zh")
    assert 1 <= len(parts) <= 3
    assert all(len(part.encode()) <= 400 for part in parts)
    if sum(len(line.encode()) + 1 for line in lines) <= 400:
        assert parts == ("\n".join(lines),)
    elif max(len(line.encode()) for line in lines) < 380 and len(parts) < 3:
        assert "\n".join(part.rpartition("\n")[0] for part in parts) == "\n".join(lines)


def test_the_keyword_is_in_each_part(tmp_path: Path) -> None:
    duty = channel(
        tmp_path, kind="wecom", url="https://h.example/send?key=12345678", keyword="漂移", top=100, lang="zh"
    )
    sent = parcel(digest(*(item(number) for number in range(100))), duty)
    assert len(sent.parts) == 3
    for number in range(3):
        assert "漂移" in sent.part(number, again=False)
        assert len(sent.part(number, again=True).encode()) <= 4096
