"""What --write leaves in the inventory: the change that was shown, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from built_workbook import built_workbook
from openpyxl import load_workbook

from edugrid.cli.app import run
from edugrid.intent.load import load_intent
from edugrid.sheets.import_book import import_book
from edugrid.sheets.kind import KINDS, load_kind
from edugrid.sheets.problem import SheetError
from edugrid.sheets.write_files import write_files

INVENTORIES = Path(__file__).parents[3] / "inventories"
CITY = Path("inventories/henan/zhengzhou")
HEAD = ["学校标识码", "学校名称", "县区", "班级数", "学段", "带宽"]
NEW = ["4101220005", "雁鸣湖镇中心小学", "中牟县", 12, "小学", "200M"]


@pytest.fixture(autouse=True)
def _inventory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(INVENTORIES, tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_LANG", "en")


def schools(*rows: list[Any]) -> Path:
    built_workbook(Path("s.xlsx"), [{"title": "S", "rows": [HEAD, *rows]}])
    return Path("s.xlsx")


def imported(*arguments: str) -> int:
    return run(["import", *arguments])


def test_a_new_school_is_one_line_more_and_a_second_import_changes_nothing() -> None:
    before = (CITY / "schools.csv").read_bytes()
    assert imported(str(schools(NEW)), "--region", "henan/zhengzhou", "--write") == 0
    after = (CITY / "schools.csv").read_bytes()
    assert after == before + "4101220005,雁鸣湖镇中心小学,zhongmu,12,小学,200\n".encode()
    assert imported(str(schools(NEW)), "--region", "henan/zhengzhou", "--write") == 0
    assert (CITY / "schools.csv").read_bytes() == after


def test_byte_order_mark_line_ends_quotes_and_blank_lines_stay() -> None:
    path = CITY / "schools.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[2:2] = ["", ',"",,,,']
    lines[1] = lines[1].replace("中牟县第一高级中学", '"中牟县第一高级中学"')
    path.write_bytes(("\ufeff" + "\r\n".join(lines)).encode())  # and no line end at the end
    changed = ["4101220002", "中牟县城关小学", "", 37, "小学", None]
    assert imported(str(schools(changed, NEW)), "--region", "henan/zhengzhou/zhongmu", "--write") == 0
    lines[4] = lines[4].replace(",36,", ",37,")
    lines += ["4101220005,雁鸣湖镇中心小学,zhongmu,12,小学,200", ""]
    assert path.read_bytes() == ("\ufeff" + "\r\n".join(lines)).encode()


def test_a_region_without_schools_gets_its_first_file() -> None:
    (CITY / "schools.csv").unlink()
    for path in CITY.rglob("onus.csv"):
        path.unlink()
    for county in ("zhongmu", "xinzheng"):
        text = (CITY / county / "county.yml").read_text(encoding="utf-8")
        name, code = ("中牟县", "410122") if county == "zhongmu" else ("新郑市", "410184")
        assert name in text
        (CITY / county / "county.yml").write_text(f'name: {name}\ncode: "{code}"\nasn: 64999\n', encoding="utf-8")
    text = (CITY / "city.yml").read_text(encoding="utf-8")
    kept, _, rest = text.partition("links:")
    (CITY / "city.yml").write_text(kept + rest.partition("# 两朵云之间")[2].partition("\n")[2], encoding="utf-8")
    done = imported(str(schools(NEW)), "--region", "henan/zhengzhou", "--write")
    assert done == 0
    assert (CITY / "schools.csv").read_text(encoding="utf-8").startswith("code,name,county,classes,stage,uplink_mbps\n")


def test_a_column_that_the_file_lacks_is_added_and_an_unknown_one_is_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    built_workbook(Path("s.xlsx"), [{"title": "S", "rows": [[*HEAD, "备用线路"], [*NEW, "广电 100M"]]}])
    assert imported("s.xlsx", "--region", "henan/zhengzhou", "--write") == 0
    lines = (CITY / "schools.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(",uplink_mbps,backup_uplink")
    assert lines[1].endswith(",2000,")
    assert lines[-1].endswith(",200,广电 100M")
    (CITY / "schools.csv").write_text("\n".join([lines[0] + ",phone", *lines[1:]]), encoding="utf-8")
    capsys.readouterr()
    assert imported("s.xlsx", "--region", "henan/zhengzhou", "--write") == 2
    assert "inventories/henan/zhengzhou/schools.csv:1 phone: unknown column 'phone'" in capsys.readouterr().err


def test_one_bad_row_keeps_all_rows_out() -> None:
    before = (CITY / "schools.csv").read_bytes()
    assert imported(str(schools(NEW, [*NEW[:3], 0, *NEW[4:]])), "--region", "henan/zhengzhou", "--write") == 2
    assert (CITY / "schools.csv").read_bytes() == before


def test_a_file_that_changed_meanwhile_is_left_alone() -> None:
    found = import_book(schools(NEW), Path("inventories"), "henan/zhengzhou")
    with (CITY / "schools.csv").open("a", encoding="utf-8") as file:
        file.write("4101220006,另一所,zhongmu,12,小学,\n")
    before = (CITY / "schools.csv").read_bytes()
    with pytest.raises(SheetError, match="changed meanwhile"):
        write_files(found.changed, found.before)
    assert (CITY / "schools.csv").read_bytes() == before
    assert not list(CITY.rglob("*.part"))


def test_data_centres_of_two_counties_keep_every_comment() -> None:
    head = ["机房名称", "机房标识", "县区", "所属单位", "建成时间", "机柜总数", "拟迁移去向", "IP地址段", "冻结日期", "摸底日期",
            "迁移日期", "清空日期", "数据清除日期", "断电日期", "移交日期"]  # fmt: skip
    days = ["2026-12-31", "2027-03-31", "2027-08-31", "2027-10-31", "2027-11-30", "2027-12-15", "2027-12-31"]
    rows = [
        ["中牟县教体局机房", None, "中牟县", "中牟县教育体育局", "2011-09-01", 8, "政务云", "172.30.8.0/24", *days],
        [
            "新郑市旧机房",
            "xz-old-room",
            "新郑市",
            "新郑市教育体育局",
            "2012-09-01",
            4,
            "电信云",
            "172.30.10.0/24",
            *days,
        ],
    ]
    built_workbook(Path("l.xlsx"), [{"title": "L", "rows": [head, *rows]}])
    before = {county: (CITY / county / "county.yml").read_text(encoding="utf-8") for county in ("zhongmu", "xinzheng")}
    assert imported("l.xlsx", "--region", "henan/zhengzhou", "--write") == 0
    after = {county: (CITY / county / "county.yml").read_text(encoding="utf-8") for county in before}
    for county, text in before.items():
        assert [line for line in after[county].splitlines() if "#" in line] == [
            line for line in text.splitlines() if "#" in line
        ]
    gone = set(before["zhongmu"].splitlines()) - set(after["zhongmu"].splitlines())
    assert all(
        line.lstrip().startswith(("racks", "freeze", "survey", "migrate", "drain", "wipe", "power", "hand"))
        for line in gone
    )
    sites = {
        site.name: site
        for county in load_intent(Path("inventories"), "henan/zhengzhou").cities[0].counties
        for site in county.file.data_centres
    }
    assert sites["zm-old-room"].racks == 8
    assert len(sites["zm-old-room"].workloads) == 1
    assert sites["xz-old-room"].target == "telecom"
    assert str(sites["xz-old-room"].prefixes[0]) == "172.30.10.0/24"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", KINDS)
def test_a_template_imports_cleanly_empty_and_with_its_example_as_a_row(
    name: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", lang, "import", "--template", name, "--out", "t.xlsx"]) == 0
    region = "henan/zhengzhou/xinzheng" if name == "onus" else "henan/zhengzhou"
    assert run(["--lang", "en", "import", "t.xlsx", "--region", region]) == 0
    assert "rows taken: 0; rows skipped: 1" in capsys.readouterr().out
    book = load_workbook("t.xlsx")
    page = book.worksheets[0]
    page["A2"].value = 1
    book.save("t.xlsx")
    headings = [cell.value for cell in page[1]][1:]
    assert len(headings) == len(load_kind(name).fields)
    assert run(["--lang", "en", "import", "t.xlsx", "--region", region, "--write"]) == 0, capsys.readouterr().err
    shown = capsys.readouterr().out
    assert "1 new, 0 changed" in shown
    assert "not recognised" not in shown


def test_templates_have_drop_downs_and_text_cells() -> None:
    assert run(["import", "--template", "onus", "--out", "t.xlsx"]) == 0
    page = load_workbook("t.xlsx").worksheets[0]
    lists = [check.formula1 for check in page.data_validations.dataValidation]
    assert '"active,planned"' in lists
    assert page.column_dimensions["C"].number_format == "@"  # 0/1/0 must not become a date


@pytest.mark.parametrize("arguments", [(), ("x.xlsx",), ("--template", "onus"), ("--template", "cars", "--out", "x")])
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) == 2


def test_a_province_and_an_unknown_region_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for region in ("henan", "henan/nowhere", "../x/y"):
        assert imported(str(schools(NEW)), "--region", region) == 2
        assert "is not a city or county of the inventory (cities: henan/zhengzhou)" in capsys.readouterr().err


def test_assets_become_a_register_that_warns_of_warranties(capsys: pytest.CaptureFixture[str]) -> None:
    head = ["资产编号", "资产名称", "资产类型", "责任部门", "SN", "IP地址", "所在机房", "质保期至", "使用状态"]
    rows = [
        [
            "ZM-1",
            "学籍库",
            "服务器",
            "信息中心",
            "SN1",
            "172.30.8.21、172.30.8.22",
            "中牟县教体局机房",
            "2026-12-20",
            "在用",
        ],
        ["ZM-2", "旧邮件", "服务器", "信息中心", "SN2", "172.30.8.21", "zm-old-room", "2026-12-20", "报废"],
    ]
    built_workbook(Path("a.xlsx"), [{"title": "S", "rows": [head, *rows]}])
    command = ("a.xlsx", "--region", "henan/zhengzhou/zhongmu", "--write")
    assert imported(*command) == 0
    path = CITY / "registers" / "assets.csv"
    text = path.read_text(encoding="utf-8")
    assert text.splitlines() == [
        "id,name,kind,county,owner,model,serial,os,addresses,protection_level,data_centre,rack,installed,warranty_until,state",
        "ZM-1,学籍库,server,zhongmu,信息中心,,SN1,,172.30.8.21 172.30.8.22,,zm-old-room,,,2026-12-20,in-use",
        "ZM-2,旧邮件,server,zhongmu,信息中心,,SN2,,172.30.8.21,,zm-old-room,,,2026-12-20,retired",
    ]
    assert imported(*command) == 0
    assert path.read_text(encoding="utf-8") == text
    assert run(["validate", "henan/zhengzhou"]) == 0
    capsys.readouterr()
    assert run(["cloud", "expiring", "henan/zhengzhou", "--within", "30"]) == 3
    told = capsys.readouterr().out
    assert "warranty of 学籍库" in told
    assert "旧邮件" not in told
