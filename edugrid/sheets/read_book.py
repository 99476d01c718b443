"""A file of any kind becomes sheets, or a clear reason why not."""

from pathlib import Path
from typing import Final

from edugrid.sheets.problem import refuse_file
from edugrid.sheets.raw import RawSheet
from edugrid.text import Text

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST: Final = 64 * 1024 * 1024  # bytes of a file; a province's schools take about 5 MB
_SAVE = Text("open it in Excel or WPS and save it as .xlsx", "请在 Excel 或 WPS 中打开，另存为 xlsx 后重试")


def read_book(path: Path) -> tuple[RawSheet, ...]:
    """The sheets of ``path``: xlsx, or csv (UTF-8, UTF-16 or GB18030). The content decides, not the name.

    Raises:
        SheetError: it is something else (.xls, .et, encrypted, HTML, ods), damaged, too large or not there.

    """
    file = path.name
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        message = Text(f"the file cannot be read: {error.strerror}", f"无法读取文件：{error.strerror}")
        raise refuse_file(str(path), "file-missing", message) from None
    if size > _LARGEST:
        message = Text(f"{size >> 20} MiB are more than a list needs", f"文件有 {size >> 20} MiB，超出清单所需")
        hint = Text("copy the rows into a new workbook", "请把数据行复制到新工作簿")
        raise refuse_file(file, "too-large", message, hint)
    if raw.startswith(_OLE):
        raise _old(file, raw)
    if raw.startswith(b"PK"):
        from edugrid.sheets.xlsx_file import xlsx_file

        return xlsx_file(file, raw)
    if raw.lstrip()[:200].lower().startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta")):
        message = Text("this is a web page, not a workbook", "这是网页文件，不是工作簿")
        raise refuse_file(file, "file-kind", message, _SAVE)
    from edugrid.sheets.csv_text import csv_text

    return (csv_text(file, raw),)


def _old(file: str, raw: bytes) -> Exception:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        message = Text("the workbook is protected by a password", "工作簿设有打开密码")
        hint = Text("save a copy without a password", "请另存一份不带密码的副本")
        return refuse_file(file, "file-kind", message, hint)
    message = Text("this is an old workbook (.xls or .et)", "这是旧格式的工作簿（.xls 或 .et）")
    return refuse_file(file, "file-kind", message, _SAVE)
