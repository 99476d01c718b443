"""Problems in what people wrote, each with its place, rule and hint."""

from typing import NamedTuple

from edugrid.text import Text


class Problem(NamedTuple):
    """One mistake. ``file`` is relative to the folder the command was started in; ``line`` counts from 1."""

    file: str
    line: int
    path: str
    rule: str
    message: Text
    hint: Text | None = None

    def show(self, language: str) -> str:
        """``file:line path: message (hint) [rule]``."""
        place = f"{self.file}:{self.line}" + (f" {self.path}" if self.path else "")
        hint = f" ({self.hint.show(language)})" if self.hint else ""
        return f"{place}: {self.message.show(language)}{hint} [{self.rule}]"


class IntentError(Exception):
    """The intent cannot be used; ``problems`` lists everything that was found, in order of place."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.path, p.rule, p.message.en)))
        super().__init__("\n".join(problem.show("en") for problem in self.problems))
