"""Mistakes in a spreadsheet, each with its sheet, cell and heading."""

from typing import TYPE_CHECKING, NamedTuple

from edugrid.printable import printable
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem


class CellProblem(NamedTuple):
    """One mistake; ``cell`` is such as ``E17`` (row and column), ``heading`` what stands above it."""

    file: str
    sheet: str
    cell: str
    heading: str
    rule: str
    message: Text
    hint: Text | None = None

    def show(self, language: str) -> str:
        """``file › sheet › cell (heading): message (hint) [rule]``."""
        zh = language == "zh"
        sheet = (f"表“{self.sheet}”" if zh else f"sheet {self.sheet!r}") if self.sheet else ""
        cell = (f"第 {self.cell} 行" if zh else f"row {self.cell}") if self.cell.isdigit() else self.cell
        heading = (f"（{self.heading}）" if zh else f" ({self.heading})") if self.heading else ""
        place = " › ".join(part for part in (self.file, sheet, f"{cell}{heading}") if part)
        hint = f" ({self.hint.show(language)})" if self.hint else ""
        return printable(f"{place}: {self.message.show(language)}{hint} [{self.rule}]")


class SheetError(Exception):
    """The spreadsheet cannot be taken over; nothing was written."""

    exit_code = 2

    def __init__(self, problems: "list[CellProblem | Problem]") -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(problem.show("en") for problem in self.problems))

    def show(self, language: str) -> str:
        """Every problem on a line of its own."""
        count = len(self.problems)
        head = f"共 {count} 个问题，未做任何改动：" if language == "zh" else f"{count} problem(s); nothing was changed:"
        return "\n".join([head, *(problem.show(language) for problem in self.problems)])


def refuse_file(file: str, rule: str, message: Text, hint: Text | None = None) -> SheetError:
    """The whole file cannot be used."""
    return SheetError([CellProblem(file, "", "", "", rule, message, hint)])
