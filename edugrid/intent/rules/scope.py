"""What a rule sees, and how it reports."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from edugrid.intent.files import ProvinceFile
from edugrid.intent.load_people import ReadPeople
from edugrid.intent.problems import Problem
from edugrid.intent.source import Loc, Source, dotted
from edugrid.intent.tree import City
from edugrid.text import Text


class Read(NamedTuple):
    """A city, the sources of its files by region path or register, and the names of those that could not be used.

    A rule that needs a broken source stays silent: it would report consequences of what is listed already.
    """

    city: City
    sources: dict[str, Source]
    broken: frozenset[str]


@dataclass(frozen=True)
class Scope:
    """The province (None when it could not be used), the cities that were read and the people, judged on the day ``today``."""

    province: ProvinceFile | None
    source: Source | None
    cities: list[Read]
    problems: list[Problem]
    today: date
    people: ReadPeople

    def report(self, source: Source, loc: Loc, rule: str, message: Text, hint: Text | None = None) -> None:
        """Add one problem at ``loc`` of ``source``."""
        self.problems.append(Problem(source.file, source.line(loc), dotted(loc), rule, message, hint))

    def unknown(self, source: Source, loc: Loc, what: Text, name: str, known: list[str]) -> None:
        """Report a reference to something that is not there, with the nearest name."""
        close = get_close_matches(name, known, 1, 0.5)
        hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
        self.report(
            source,
            loc,
            "missing-reference",
            Text(f"there is no {what.en} {name!r}", f"没有名为“{name}”的{what.zh}"),
            hint,
        )
