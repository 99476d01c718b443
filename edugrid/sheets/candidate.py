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
    if merged is None:
        return None
    found = re.fullmatch(r"(?:rows|data_centres)\[(\d+)\](?:\.(.*))?", problem.path)
    record, field = None, ""
    if found is not None:
        field = found[2] or ""
        inner = re.fullmatch(r"(workloads|devices)\[(\d+)\](?:\.(.*))?", field)
        if inner is None:
            record = merged.origins.get(int(found[1]))
        else:
            record, field = merged.inner.get((int(found[1]), inner[1], int(inner[2]))), inner[3] or ""
    if record is None:
        return None
    cell, heading = record.place(re.sub(r"\[\d+\]", "", field))
    return CellProblem(file, record.sheet, cell, heading, problem.rule, problem.message, problem.hint)


def _lines(texts: dict[str, Merged], copies: dict[str, Path]) -> dict[str, str]:
    """``file:line`` of what came from the sheet → its row there: such lines are in no file yet."""
    out: dict[str, str] = {}
    for name, merged in texts.items():
        key = "rows" if name.endswith(".csv") else "data_centres"
        for item, inner, line in _positions(copies[name], key):
            record = merged.inner.get((item, *inner)) if inner else None
            record = record or merged.origins.get(item)
            if record is not None:
                out[f"{name}:{line}"] = f"{record.sheet}!{record.row}"
    return out


def _positions(path: Path, key: str) -> list[tuple[int, tuple[str, int] | None, int]]:
    """Where everything in the items of ``key`` stands, the outer before the inner.

    Number of the item, list and place within it (None: of the item itself), line.
    """
    problems: list[Problem] = []
    if key == "rows":
        columns = tuple(name.strip() for name in path.read_text(encoding="utf-8-sig").partition("\n")[0].split(","))
        source = read_csv(path, columns, (), problems)
    else:
        source = read_yaml(path, problems)
    found: list[tuple[int, tuple[str, int] | None, int]] = []
    for loc, line in source.lines.items() if source else ():
        match loc:
            case (str(first), int(item), str(part), int(place), *_) if first == key:
                found.append((item, (part, place), line))
            case (str(first), int(item), *_) if first == key:
                found.append((item, None, line))
            case _:
                pass
    return sorted(found, key=lambda one: one[1] is not None)


def _with_cells(problem: CellProblem, lines: dict[str, str]) -> CellProblem:
    """The problem with places of the sheet for lines that only the candidate has."""
    shown_lines = re.compile("|".join(re.escape(line) + r"(?!\d)" for line in lines) or r"(?!)")

    def replaced(text: str) -> str:
        return shown_lines.sub(lambda found: lines[found[0]], text)

    return problem._replace(message=Text(replaced(problem.message.en), replaced(problem.message.zh)))
