"""One vendor's configuration language, ready for planning."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from edugrid.network.patterns import line_pattern, prefix_pattern
from edugrid.network.tree import Fault, Path, Tree, read_tree
from edugrid.vendors.planning.canonical import Canonicaliser
from edugrid.vendors.planning.data import VendorData
from edugrid.vendors.planning.reader import read_rows

Node: TypeAlias = tuple[str, "list[Node] | None"]
"""A planned line: with a list it opens a section (an empty list too), with None it does not."""


@dataclass(frozen=True)
class Config:
    """A configuration that was read: canonical tree, spelling of its lines, unreadable lines."""

    tree: Tree
    spelling: dict[Path, str]
    faults: tuple[Fault, ...]


class Vendor:
    """Reads, compares and plans configurations of one platform; built from its data file, without state."""

    def __init__(self, data: VendorData) -> None:
        self.data = data
        self.name = data.name

    def read(self, text: str) -> Config:
        """Read configuration ``text`` (as displayed or as rendered) into canonical form."""
        rows, unreadable = read_rows(text, self.data.syntax)
        tree, misplaced = read_tree(rows, frozenset(self.data.syntax.leaves))
        canonical = self.canonicaliser.canonical(tree)
        return Config(canonical.tree, canonical.spelling, (*unreadable, *misplaced))

    def plan(self, before: Tree, after: Tree) -> list[Node]:
        """The lines that turn ``before`` into ``after`` (both canonical), as nested nodes in typing order.

        Raises PlanError when the engine fails on this input.
        """
        if self.data.engine == "annet":
            from edugrid.vendors.planning.annet_engine import plan_with_annet

            return plan_with_annet(before, after, self)
        from edugrid.vendors.planning.line_engine import plan_lines

        return plan_lines(before, after, self)

    def is_view(self, path: Path, line: str) -> bool:
        """Whether typing ``line`` in the section ``path`` opens a section of its own, even an empty one."""
        views = self._views
        for step in path:
            deeper = next((below for pattern, below in views if pattern.fullmatch(step)), None)
            if deeper is None:
                return False
            views = deeper
        return any(pattern.fullmatch(line) for pattern, _ in views)

    def slot(self, line: str) -> str | None:
        """What ``line`` replaces when it is typed: lines of a section with the same slot exclude each other."""
        return self._slots(line)

    @cached_property
    def _slots(self) -> Callable[[str], str | None]:
        # fleets have the same lines over and over, and each is asked for again and again
        return lru_cache(maxsize=50_000)(self._find_slot)

    def _find_slot(self, line: str) -> str | None:
        for number, (pattern, by_groups) in enumerate(self._single):
            found = pattern.match(line)
            if found:
                return f"{number}:{' '.join(found.groups())}" if by_groups else found[0]
        return None

    def list_name(self, line: str) -> str | None:
        """The name of the VLAN list that ``line`` holds (``vlan batch``), None where it holds none."""
        found = next((match for pattern in self._lists if (match := pattern.fullmatch(line))), None)
        return found[1] if found else None

    def chained(self, line: str) -> bool:
        """Whether ``line`` leaves the section before it by itself, as ``else`` does."""
        return self.data.chained is not None and re.match(self.data.chained, line) is not None

    def exit_word(self, line: str) -> str | None:
        """What leaves the section opened by ``line``; None where its last own line already does."""
        for pattern, word in self._exits:
            if pattern.match(line):
                return word or None
        return self.data.exit

    def before_exit(self, line: str) -> str | None:
        """What is typed before the section opened by ``line`` is left; None where that is nothing."""
        return next((word for pattern, word in self.data.before_exit.items() if re.match(pattern, line)), None)

    def fold(self, lines: list[str]) -> list[str]:
        """Typed lines with the parts of one multi-line text joined again."""
        if not any(line.startswith("header ") or "-key" in line for line in lines):
            return lines
        rows, _ = read_rows("\n".join(lines), self.data.syntax)
        return [row.text for row in rows]

    @cached_property
    def canonicaliser(self) -> Canonicaliser:
        """The vendor's canonical forms."""
        return Canonicaliser(self.data.forms, self.data.syntax.free_text)

    @cached_property
    def _lists(self) -> list[re.Pattern[str]]:
        return [re.compile(f"({part}) ((?:\\d+|to|all| )+)") for part in self.data.forms.vlan_lists]

    @cached_property
    def _single(self) -> list[tuple[re.Pattern[str], bool]]:
        return [(prefix_pattern(text), text.startswith("re:")) for text in self.data.dialect.single]

    @cached_property
    def _views(self) -> "list[tuple[re.Pattern[str], Any]]":
        return _compile_views(self.data.views)

    @cached_property
    def _exits(self) -> Sequence[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), word) for pattern, word in self.data.exits.items()]


class PlanError(Exception):
    """The engine cannot plan this change; the message says why."""


def _compile_views(views: dict[str, Any]) -> list[tuple[re.Pattern[str], Any]]:
    return [(line_pattern(text), _compile_views(below or {})) for text, below in views.items()]
