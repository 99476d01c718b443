"""The inventory as it would be: judged as a whole before anything is written."""

import re
from pathlib import Path

from edugrid.intent.candidate_tree import candidate_tree
from edugrid.intent.csv_file import read_csv
from edugrid.intent.load import load_intent
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import shown
from edugrid.intent.yaml_file import read_yaml
from edugrid.sheets.merge_csv import Merged
from edugrid.sheets.problem import CellProblem
from edugrid.text import Text


def candidate_problems(
    root: Path, region: str, file: str, merged: dict[Path, Merged]
) -> tuple[list[CellProblem], list[Problem]]:
    """Read ``region`` with the texts of ``merged`` in place of its files: (mistakes of the sheet, all others).

    ``file`` is the spreadsheet's name. The models and rules are those of ``edugrid validate``.
    """
    with candidate_tree(root, region, {path: one.text for path, one in merged.items()}) as copy:
        try:
            load_intent(copy, region)
        except IntentError as error:
            prefix = shown(copy)
            texts = {str(Path(shown(root)) / path.relative_to(root)): one for path, one in merged.items()}
            lines = _lines(texts, {name: copy / Path(name).relative_to(shown(root)) for name in texts})
            ours: list[CellProblem] = []
            others: list[Problem] = []
            for problem in (_as_at_home(found, prefix, root) for found in error.problems):
                found = _ours(problem, texts.get(problem.file), file)
                found = found and _with_cells(found, lines)
                if found is not None:
                    ours.append(found)
                else:
                    others.append(problem)
            return ours, others
    return [], []


def _as_at_home(problem: Problem, prefix: str, root: Path) -> Problem:
    home = shown(root)
    texts = [None if text is None else text._replace(en=text.en.replace(prefix, home), zh=text.zh.replace(prefix, home))
             for text in (problem.message, problem.hint)]  # fmt: skip
    return problem._replace(
        file=problem.file.replace(prefix, home, 1), message=texts[0] or problem.message, hint=texts[1]
    )


def _ours(problem: Problem, merged: Merged | None, file: str) -> CellProblem | None:
    """The mistake at its cell, when a record of the sheet is what it is about."""
    found = re.fullmatch(r"(?:rows|data_centres)\[(\d+)\](?:\.(.*))?", problem.path)
    record = merged.origins.get(int(found[1])) if merged is not None and found else None
    if record is None or found is None:
        return None
    field = re.sub(r"\[\d+\]", "", found[2] or "")
    cell, heading = record.place(field)
    return CellProblem(file, record.sheet, cell, heading, problem.rule, problem.message, problem.hint)


def _lines(texts: dict[str, Merged], copies: dict[str, Path]) -> dict[str, str]:
    """``file:line`` of what came from the sheet → its row there: such lines are in no file yet."""
    out: dict[str, str] = {}
    for name, merged in texts.items():
        key = "rows" if name.endswith(".csv") else "data_centres"
        found = _positions(copies[name], key)
        for loc, line in found.items():
            record = merged.origins.get(loc)
            if record is not None:
                out |= {f"{name}:{one}": f"{record.sheet}!{record.row}" for one in line}
    return out


def _positions(path: Path, key: str) -> dict[int, list[int]]:
    """The lines of every item of ``key``."""
    problems: list[Problem] = []
    if key == "rows":
        columns = tuple(name.strip() for name in path.read_text(encoding="utf-8-sig").partition("\n")[0].split(","))
        source = read_csv(path, columns, (), problems)
    else:
        source = read_yaml(path, problems)
    out: dict[int, list[int]] = {}
    for loc, line in source.lines.items() if source else ():
        if len(loc) > 1 and loc[0] == key and isinstance(loc[1], int):
            out.setdefault(loc[1], []).append(line)
    return out


def _with_cells(problem: CellProblem, lines: dict[str, str]) -> CellProblem:
    """The problem with places of the sheet for lines that only the candidate has."""
    shown_lines = re.compile("|".join(re.escape(line) + r"(?!\d)" for line in lines) or r"(?!)")

    def replaced(text: str) -> str:
        return shown_lines.sub(lambda found: lines[found[0]], text)

    return problem._replace(message=Text(replaced(problem.message.en), replaced(problem.message.zh)))
