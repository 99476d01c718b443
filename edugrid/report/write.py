"""The report on disk."""

from pathlib import Path

from edugrid.report.as_json import as_json
from edugrid.report.data import ReportData
from edugrid.report.html import html
from edugrid.report.replace_file import replace_file
from edugrid.report.roadmap import roadmap
from edugrid.report.xlsx import xlsx


def write_report(data: ReportData, out: Path, lang: str) -> tuple[Path, ...]:
    """Write ``index.html`` in ``lang``, the other language beside it, ``data.json``, ``report.xlsx`` and ``roadmap.docx``.

    Each file is replaced whole: somebody who reads the old one meanwhile never sees half of the new one.

    Returns:
        The files, ``index.html`` first.

    Raises:
        OSError: ``out`` cannot be made or written to.

    """
    second = "en" if lang == "zh" else "zh"
    page, page2, facts, book = "index.html", f"index.{second}.html", "data.json", "report.xlsx"
    road = "roadmap.docx"
    contents = {
        page: html(data, lang, other=page2, files=(facts, book, road)).encode(),
        page2: html(data, second, other=page, files=(facts, book, road)).encode(),
        facts: as_json(data).encode(),
        book: xlsx(data, lang),
        road: roadmap(data),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        replace_file(out / name, content)
    return tuple(out / name for name in contents)
