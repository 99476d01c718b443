"""The files of a proposal."""

from pathlib import Path

from edugrid.cloud.adopt.import_file import import_file
from edugrid.cloud.adopt.read_project import ReadProject
from edugrid.cloud.errors import CloudInputError
from edugrid.text import Text


def write_proposal(found: ReadProject, text: str, cloud: str, out: Path | None, home: Path | None) -> tuple[Path, ...]:
    """Write the intent ``text`` and Pulumi's import file into ``out``, and the intent into ``home``; what was written.

    With neither, they go to ``proposal/`` in the working folder.

    Raises:
        CloudInputError: a file of that name is there already; nothing was written.

    """
    name = f"{cloud}-{found.project}"
    files: dict[Path, str] = {}
    if home is not None:
        files[home / f"{name}.yml"] = text
    if out is not None or home is None:
        folder = out or Path("proposal")
        files[folder / f"{name}.yml"] = text
        files[folder / f"{name}.import.json"] = import_file(found)
        files[folder / f"{name}.not-kept.txt"] = _left(found)
    there = [path for path in files if path.exists()]
    if there:
        listed = ", ".join(map(str, there))
        raise CloudInputError(
            Text(f"already there: {listed}; nothing was written", f"已存在：{listed}；未写入任何文件"),
            Text("move it away, or name another folder with --out", "请先移走，或用 --out 指定其他文件夹"),
        )
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tuple(files)


def _left(found: ReadProject) -> str:
    lines = [f"{item.show('zh')}\n    {item.show('en')}" for item in found.unexpressed]
    return "\n".join(lines or ["-"]) + "\n"
