"""Configuration text as a tree of lines, read without any vendor library."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Tree: TypeAlias = dict[str, "Tree"]
Path: TypeAlias = tuple[str, ...]


class Row(NamedTuple):
    """One configuration line: its number in the file (1-based), indentation and text without it."""

    number: int
    indent: int
    text: str
    comment: bool = False
    reset: bool = False


@dataclass(frozen=True)
class Fault:
    """A line that cannot be placed in the tree: number (1-based), text, rule id and the reason."""

    number: int
    line: str
    rule: str
    why: str


def read_tree(rows: list[Row], leaves: frozenset[str] = frozenset()) -> tuple[Tree, tuple[Fault, ...]]:
    """Build the tree from ``rows``: deeper indentation makes a child, a reset row starts a new section.

    ``leaves`` are first words of lines that never open a section, so that an indented neighbour is no child.
    Returns the tree and every line whose indentation fits no open section.
    """
    tree: Tree = {}
    faults: list[Fault] = []
    stack: list[tuple[int, str, Tree]] = []
    for row in rows:
        if row.reset:
            stack = []
        if row.comment or row.reset:
            continue
        while stack and (stack[-1][0] >= row.indent or stack[-1][1] in leaves):
            indent = stack.pop()[0]
            if not stack and indent > row.indent > 0:
                why = f"line {row.number}: indented by {row.indent}, but no open section is indented like that"
                faults.append(Fault(row.number, row.text, "indent", why))
            elif stack and stack[-1][0] < row.indent < indent:
                why = f"line {row.number}: indented by {row.indent}, between two levels ({stack[-1][0]} and {indent})"
                faults.append(Fault(row.number, row.text, "indent", why))
        parent = stack[-1][2] if stack else tree
        child = parent.setdefault(row.text, {})
        stack.append((row.indent, row.text.split(" ", 1)[0], child))
    return tree, tuple(faults)


def walk(tree: Tree, path: Path = ()) -> list[tuple[Path, str, Tree]]:
    """Every line of ``tree``, parents first, as (path of its section, line, its children)."""
    found: list[tuple[Path, str, Tree]] = []
    for line, children in tree.items():
        found.append((path, line, children))
        found.extend(walk(children, (*path, line)))
    return found


def at(tree: Tree, path: Path) -> Tree | None:
    """The children of the section at ``path``, or None where there is no such section."""
    node = tree
    for line in path:
        if line not in node:
            return None
        node = node[line]
    return node


def copy_tree(tree: Tree) -> Tree:
    """A deep copy (much faster than ``copy.deepcopy``, since there is nothing but dictionaries)."""
    return {line: copy_tree(children) if children else {} for line, children in tree.items()}


def render_tree(tree: Tree, depth: int = 0) -> list[str]:
    """The lines of ``tree`` with one blank of indentation a level."""
    lines: list[str] = []
    for line, children in tree.items():
        lines.append(" " * depth + line)
        lines.extend(render_tree(children, depth + 1))
    return lines
