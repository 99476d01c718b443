"""Schools stand in counties that exist, each once."""

from difflib import get_close_matches

from edugrid.intent.files import SchoolsFile
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source, dotted
from edugrid.text import Text


def check_places(
    schools: SchoolsFile | None, source: Source | None, counties: list[str], problems: list[Problem]
) -> None:
    """Report unknown counties and codes given twice in ``schools.csv``."""
    if schools is None or source is None:
        return
    first: dict[str, int] = {}
    for index, row in enumerate(schools.rows):
        line = source.line(("rows", index))
        if row.county not in counties:
            close = get_close_matches(row.county, counties, 1, 0.5)
            hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
            message = Text(f"there is no county {row.county!r}", f"没有名为“{row.county}”的县区")
            problems.append(
                Problem(source.file, line, dotted(("rows", index, "county")), "missing-reference", message, hint)
            )
        if row.code in first:
            message = Text(
                f"the school {row.code} stands in line {first[row.code]} already",
                f"学校 {row.code} 已在第 {first[row.code]} 行",
            )
            problems.append(Problem(source.file, line, dotted(("rows", index, "code")), "duplicate", message))
        first.setdefault(row.code, line)
