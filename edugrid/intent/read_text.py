"""Text of one inventory file, with encoding mistakes explained."""

from pathlib import Path

from edugrid.intent.problems import Problem
from edugrid.intent.source import shown
from edugrid.text import Text


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Decode ``path`` as UTF-8 (with or without byte order mark); None and a problem when it is something else."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(shown(path), 1, "", "file-missing", Text("the file does not exist", "文件不存在")))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        message = Text("the file is not UTF-8 text", "文件不是 UTF-8 文本")
        hint = Text("save it as UTF-8", "请另存为 UTF-8 编码")
    else:
        message = Text("the file is GBK, not UTF-8", "文件是 GBK 编码，不是 UTF-8")
        hint = Text(
            "in Excel or WPS: save as 'CSV UTF-8 (comma delimited)'", "在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”"
        )
    problems.append(Problem(shown(path), line, "", "encoding", message, hint))
    return None
