"""The files of a proposal."""

import csv
import io
from pathlib import Path

from edugrid.cloud.adopt.import_file import import_file
from edugrid.cloud.adopt.read_project import ReadProject
from edugrid.cloud.errors import CloudInputError
from edugrid.text import Text


def write_proposal(
    found: ReadProject, texts: tuple[str, str], cloud: str, out: Path | None, city: Path | None
) -> tuple[Path, ...]:
    """Write a proposal; the paths that were written.

    ``texts`` are the intent and the rows of exceptions (may be empty). They go to ``out`` together with Pulumi's import
    file and the list of what is not kept, and into the inventory's folder ``city`` where one is given (the rows at the
    end of its register). With neither, to ``proposal/`` in the working folder.

    Raises:
        CloudInputError: a file of that name is there already; nothing was written.

    """
    name = f"{cloud}-{found.project}"
    text, rows = texts
    files: dict[Path, str] = {}
    if city is not None:
        files[city / "adopted" / f"{name}.yml"] = text
    if out is not None or city is None:
        folder = out or Path("proposal")
        files[folder / f"{name}.yml"] = text
        files[folder / f"{name}.import.json"] = import_file(found)
        files[folder / f"{name}.not-kept.txt"] = _left(found)
        files |= {folder / f"{name}.exceptions.csv": rows} if rows else {}
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
    register = _append(city / "registers" / "exceptions.csv", rows) if city is not None and rows else ()
    return (*files, *register)


def _append(register: Path, rows: str) -> tuple[Path, ...]:
    """The rows behind those that are there; a register that has other columns in another order keeps its own."""
    there = list(csv.DictReader(io.StringIO(register.read_text(encoding="utf-8-sig")))) if register.is_file() else []
    new = list(csv.DictReader(io.StringIO(rows)))
    columns = list(there[0]) if there else list(new[0])
    known = {row["id"] for row in there}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows([*there, *(row for row in new if row["id"] not in known)])
    register.parent.mkdir(parents=True, exist_ok=True)
    register.write_text(text.getvalue(), encoding="utf-8")
    return (register,)


def _left(found: ReadProject) -> str:
    lines = [f"{item.show('zh')}\n    {item.show('en')}" for item in found.unexpressed]
    return "\n".join(lines or ["-"]) + "\n"
