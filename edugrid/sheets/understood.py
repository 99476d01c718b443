"""What a spreadsheet was understood to say, as tables and lines for people."""

from collections.abc import Iterable

from edugrid.report.sheet import Sheet
from edugrid.sheets.import_book import Imported
from edugrid.sheets.kind import Kind
from edugrid.sheets.match_heading import Match
from edugrid.sheets.read_records import ReadSheet
from edugrid.sheets.take_rows import Skipped
from edugrid.text import Text

_HEAD = (Text("Column", "列"), Text("Heading", "表头"), Text("Understood as", "识别为"))
_SORTS = {
    "second": Text("- another column for the same, not read", "- 与另一列含义相同，不读取"),
    "ignored": Text("- not needed", "- 不需要"),
    "personal": Text("- personal, not read", "- 个人信息，不读取"),
    "secrets": Text(
        "- holds passwords, not read: delete it from the file and change them",
        "- 含口令，不读取：请从文件中删除并更换口令",
    ),
    "pupils": Text("- data of pupils", "- 学生信息"),
}
_NOTES_SHOWN, _CELLS_SHOWN = 50, 8


def understood(found: Imported, lang: str) -> Iterable[Sheet | str]:
    """For every sheet a table of its columns, then lines on its rows and on what was read otherwise than written."""
    for sheet in found.sheets:
        title = f"{found.file} › {sheet.title}" if sheet.title else found.file
        if sheet.head is None:
            yield Text(
                f"{title}: no table of {found.kind.title.en}, left out", f"{title}：不含{found.kind.title.zh}表，已跳过"
            ).show(lang)
            continue
        rows = tuple(
            (column.letter, column.heading, _means(sheet.kind, column.match, lang)) for column in sheet.head.columns
        )
        comma = Text(", ", "，").show(lang)
        head_row = Text(f"heading in row {sheet.head.row}", f"表头在第 {sheet.head.row} 行").show(lang)
        kind = sheet.kind.title.text.show(lang)
        yield Sheet(f"{title}: {kind}{comma}{head_row}", tuple(text.show(lang) for text in _HEAD), rows)
        yield from _lines(sheet, lang)


def _means(kind: Kind, match: Match, lang: str) -> str:
    if match.sort == "field":
        title = kind.fields[match.field].title.text.show(lang)
        return f"{match.field} ({title})" if match.exact else f"≈ {match.field} ({title})"
    if match.sort == "unknown":
        asked = (
            Text(f"; did you mean {match.close!r}?", f"；是否应为“{match.close}”？").show(lang) if match.close else ""
        )
        return Text("? not recognised, left out", "? 未识别，已略过").show(lang) + asked
    return _SORTS[match.sort].show(lang)


def _lines(sheet: ReadSheet, lang: str) -> Iterable[str]:
    if sheet.taken is None:
        yield Text("rows were not read: see the heading", "未读取数据行：请先修正表头").show(lang)
        return
    yield Text(
        f"rows taken: {sheet.taken}; rows skipped: {len(sheet.skipped)}",
        f"读取 {sheet.taken} 行，跳过 {len(sheet.skipped)} 行",
    ).show(lang)
    for why, numbers in _grouped(sheet.skipped):
        listed = ", ".join(map(str, numbers))
        yield Text(f"  skipped {listed}: {why.en}", f"  跳过第 {listed} 行：{why.zh}").show(lang)
    notes: dict[Text, list[str]] = {}
    for note in sheet.notes:
        notes.setdefault(note.text, []).append(note.cell)
    for text, cells in list(notes.items())[:_NOTES_SHOWN]:
        listed = ", ".join(cell for cell in cells[:_CELLS_SHOWN] if cell) + (" …" if len(cells) > _CELLS_SHOWN else "")
        yield f"  {listed}: {text.show(lang)}" if listed else f"  {text.show(lang)}"
    more = len(notes) - _NOTES_SHOWN
    if more > 0:
        yield Text(f"  and {more} more like these", f"  另有 {more} 处类似情况").show(lang)


def _grouped(skipped: Iterable[Skipped]) -> list[tuple[Text, list[int]]]:
    groups: dict[Text, list[int]] = {}
    for item in skipped:
        groups.setdefault(item.why, []).append(item.row)
    return list(groups.items())
