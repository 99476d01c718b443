"""Scenarios: those of edugrid, and a person's own."""

from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Final

from edugrid.drill.acts import acts
from edugrid.drill.errors import DrillError
from edugrid.drill.scenario import Scenario
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import Source, dotted
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml
from edugrid.text import Text

GIVEN: Final = frozenset({"city", "by", "python"})
"""Names in braces that every step knows."""


def own_scenarios() -> dict[str, Path]:
    """The files of edugrid's own scenarios by name, in the order of names."""
    folder = Path(str(resources.files("edugrid.drill") / "scenarios"))
    return {path.stem: path for path in sorted(folder.glob("*.yml"))}


def load_scenario(name: str) -> Scenario:
    """Read the scenario ``name``, or the file of that path.

    Raises:
        DrillError: there is neither.
        IntentError: with every problem of the file, at its line.

    """
    own = own_scenarios()
    path = own.get(name, Path(name))
    if name not in own and path.suffix not in {".yml", ".yaml"}:
        raise DrillError(
            Text(
                f"there is no scenario {name!r}; known: {', '.join(own)}, or a file ending in .yml",
                f"没有名为“{name}”的演练场景；已有：{'、'.join(own)}，或 .yml 文件",
            )
        )
    problems: list[Problem] = []
    source = read_yaml(path, problems)
    found = validate(source, Scenario, problems)
    if source is not None and found is not None:
        _names(source, found, problems)
    if problems or found is None:
        raise IntentError(problems)
    return found


def _names(source: Source, scenario: Scenario, problems: list[Problem]) -> None:
    """Acts that are there, and words in braces that an earlier step has found."""
    known = set(GIVEN)
    for number, step in enumerate(scenario.steps):
        loc = ("steps", number)
        if step.act and step.act not in acts():
            close = get_close_matches(step.act, acts(), 1, 0.5)
            hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
            message = Text(f"there is no act {step.act!r}", f"没有名为“{step.act}”的动作")
            problems.append(_problem(source, (*loc, "act"), message, hint))
        for name in sorted(step.wants - known):
            message = Text(f"no step before finds {{{name}}}", f"此前没有步骤得到 {{{name}}}")
            problems.append(_problem(source, loc, message))
        known |= set(step.keep)


def _problem(source: Source, loc: tuple[str | int, ...], message: Text, hint: Text | None = None) -> Problem:
    return Problem(source.file, source.line(loc), dotted(loc), "missing-reference", message, hint)
