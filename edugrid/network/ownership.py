"""Which lines of a device belong to edugrid's templates; everything else on the device is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path as File
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from edugrid.network.patterns import line_pattern
from edugrid.network.tree import Path, Tree, copy_tree
from edugrid.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.vendors.planning.vendor import Vendor


_INSIDE = " > "


class OwnershipError(ValueError):
    """An ownership file cannot be read; the message names the file and the entry."""


class _Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    lines: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    named: dict[str, tuple[str, ...]] = {}
    when: dict[str, tuple[str, ...]] = {}
    ours: dict[str, tuple[str, ...]] = {}
    along: dict[str, dict[str, tuple[str, ...]]] = {}
    follows: dict[str, str] = {}


class _Charge(NamedTuple):
    """Top-level lines, and (section, path within it), that somebody owns where there is a line like ``mark``."""

    mark: re.Pattern[str]
    lines: tuple[re.Pattern[str], ...]
    inside: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]


@dataclass(frozen=True)
class Ownership:
    """Patterns of owned lines (see ``patterns.py`` for ``*`` and ``~``).

    lines: top-level lines. whole: sections owned with everything in them, also when the intended text lacks them.
    never: sections and lines that are not owned although another entry says so.
    named: sections of which the given lines are owned, but only where the intended text has the section.
    when: lines and whole sections that are owned only where the intended text has a top-level line of the given pattern:
    what a feature takes charge of on devices that have it, and leaves alone on all others. ``interface * > lldp disable``
        is a line within sections; ``interface * > service-instance * > xconnect vsi edu`` a section within them that holds
        such a line.
    ours: the same, but a line of the device does as well: for patterns that only edugrid writes. So what a feature took
        charge of goes with it.
    along: lines of such sections that are owned only beside a line that marks them as ours, on the device or in the
        intended text: ``isis cost 5`` beside ``isis enable 4100``, never beside a process that somebody else made.
    follows: lines of such a section (regular expression) that are owned when the line that they belong to (``{0}`` is the
        first group) is owned and there.
    """

    lines: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ours: tuple[tuple[str, tuple[str, ...]], ...] = ()
    along: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    follows: tuple[tuple[str, str], ...] = ()

    def split(self, running: Tree, intended: Tree) -> tuple[Tree, tuple[Path, ...]]:
        """The owned part of ``running`` (canonical trees), and the paths of the lines that nobody owns.

        A section that holds both stands in the tree with its owned lines.
        """
        owned: Tree = {}
        foreign: list[Path] = []
        charges = [
            *(charge for charge in self._when if any(map(charge.mark.fullmatch, intended))),
            *(charge for charge in self._ours if any(map(charge.mark.fullmatch, (*intended, *running)))),
        ]
        taken = [one for charge in charges for one in charge.lines]
        for line, children in running.items():
            patterns = self._of_section(line, intended, children)
            within = {
                one
                for charge in charges
                for section, path in charge.inside
                if section.fullmatch(line)
                for one in children
                if _holds(path, one, children[one])
            }
            beside = self._beside(line, within)
            within |= {one for one in children if _any(beside, one)}
            if patterns is None and (self._owns(line) or (_any(taken, line) and not _any(self._never, line))):
                owned[line] = copy_tree(children)
                continue
            names = {
                one for one in children if one in within or one in intended.get(line, {}) or _any(patterns or [], one)
            }
            names |= {one for one in children if self._follows_one(one, names)}
            kept = {one: copy_tree(below) for one, below in children.items() if one in names}
            if patterns is None:
                # a section that nobody owns, or of which a feature owns single lines
                foreign.append((line,))
                kept = {one: below for one, below in kept.items() if one in within}
            if patterns is not None or kept:
                owned[line] = kept
            foreign.extend((line, *path) for path in _paths(children) if path[0] not in kept)
        return owned, tuple(foreign)

    def target(self, running: Tree, intended: Tree, vendor: Vendor | None = None) -> Tree:
        """What the device should hold: the intended lines, and the running lines that nobody owns."""
        owned, _foreign = self.split(running, intended)
        target = _without(running, owned)
        _merge(target, intended, vendor)
        return target

    def _follows_one(self, line: str, own: set[str]) -> bool:
        for pattern, leader in self._follows:
            found = pattern.fullmatch(line)
            if found:
                wanted = re.compile(leader.format(*(re.escape(group) for group in found.groups())))
                return any(wanted.fullmatch(one) for one in own)
        return False

    @cached_property
    def _owns(self) -> Callable[[str], bool]:
        # fleets have the same lines over and over
        return lru_cache(maxsize=50_000)(self._owned)

    def _owned(self, line: str) -> bool:
        return not _any(self._never, line) and (_any(self._lines, line) or _any(self._whole, line))

    def _of_section(self, line: str, intended: Tree, running: Tree) -> list[re.Pattern[str]] | None:
        """The patterns of the lines owned in the section ``line``; None where the section goes as a whole."""
        if line not in intended or _any(self._whole, line):
            return None
        for pattern, patterns in self._named:
            if pattern.fullmatch(line):
                return patterns + self._beside(line, {*intended[line], *running})
        return None

    def _beside(self, section: str, lines: set[str]) -> list[re.Pattern[str]]:
        return [
            pattern
            for of_section, marks in self._along
            if of_section.fullmatch(section)
            for mark, patterns in marks
            if any(mark.fullmatch(line) for line in lines)
            for pattern in patterns
        ]

    @cached_property
    def _lines(self) -> list[re.Pattern[str]]:
        return [line_pattern(text) for text in self.lines]

    @cached_property
    def _whole(self) -> list[re.Pattern[str]]:
        return [line_pattern(text) for text in self.whole]

    @cached_property
    def _never(self) -> list[re.Pattern[str]]:
        return [line_pattern(text) for text in self.never]

    @cached_property
    def _named(self) -> list[tuple[re.Pattern[str], list[re.Pattern[str]]]]:
        return [(line_pattern(text), [line_pattern(one) for one in lines]) for text, lines in self.named]

    @cached_property
    def _when(self) -> list[_Charge]:
        return [_charge(text, lines) for text, lines in self.when]

    @cached_property
    def _ours(self) -> list[_Charge]:
        return [_charge(text, lines) for text, lines in self.ours]

    @cached_property
    def _along(self) -> list[tuple[re.Pattern[str], list[tuple[re.Pattern[str], list[re.Pattern[str]]]]]]:
        return [
            (line_pattern(text), [(line_pattern(mark), [line_pattern(one) for one in lines]) for mark, lines in marks])
            for text, marks in self.along
        ]

    @cached_property
    def _follows(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(text), leader) for text, leader in self.follows]


def load_ownership(source: File | str) -> Ownership:
    """Read an ownership file, or its text.

    Raises OwnershipError.
    """
    name = str(source) if isinstance(source, File) else "ownership"
    try:
        text = source.read_text(encoding="utf-8") if isinstance(source, File) else source
        spec = _Spec.model_validate(yaml_text(text) or {})
    except OSError as error:
        raise OwnershipError(f"{name}: {error.strerror}") from error
    except ValueError as error:  # not text, not YAML, not this
        raise OwnershipError(f"{name}: {error}") from error
    along = tuple((section, tuple(marks.items())) for section, marks in spec.along.items())
    return Ownership(
        lines=spec.lines,
        whole=spec.whole,
        never=spec.never,
        named=tuple(spec.named.items()),
        when=tuple(spec.when.items()),
        ours=tuple(spec.ours.items()),
        along=along,
        follows=tuple(spec.follows.items()),
    )


def _charge(mark: str, lines: tuple[str, ...]) -> _Charge:
    outer = tuple(line_pattern(one) for one in lines if _INSIDE not in one)
    paths = [[line_pattern(part) for part in one.split(_INSIDE)] for one in lines if _INSIDE in one]
    return _Charge(line_pattern(mark), outer, tuple((section, tuple(path)) for section, *path in paths))


def _holds(path: tuple[re.Pattern[str], ...], line: str, children: Tree) -> bool:
    """Whether ``line`` is like the first part of ``path``, and something in it like the rest."""
    first, *rest = path
    if not first.fullmatch(line):
        return False
    return not rest or any(_holds(tuple(rest), one, below) for one, below in children.items())


def _any(patterns: list[re.Pattern[str]], line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in patterns)


def _paths(tree: Tree) -> list[Path]:
    return [
        path for line, children in tree.items() for path in ((line,), *((line, *more) for more in _paths(children)))
    ]


def _without(running: Tree, owned: Tree) -> Tree:
    left: Tree = {}
    for line, children in running.items():
        if line not in owned:
            left[line] = copy_tree(children)
        elif rest := _without(children, owned[line]):
            left[line] = rest
    return left


def _merge(target: Tree, intended: Tree, vendor: Vendor | None) -> None:
    """Put the intended lines in; they win over running lines that they would overwrite on the device."""
    for line, children in intended.items():
        slot = vendor.slot(line) if vendor else None
        if slot is not None:
            for other in [one for one in target if one != line and vendor and vendor.slot(one) == slot]:
                del target[other]
        _merge(target.setdefault(line, {}), children, vendor)
