"""Grammar of one vendor: which commands exist in which view, what they store and what undoes them.

Read from a text file. ``view NAME`` opens a view; ``= LABEL`` starts a section of the printed configuration; any other
line is a command: its syntax (see `syntax.expand`), then ``@attribute`` or ``@attribute=value`` words. An indented
``undo SYNTAX`` line (with the platform's own word for it) under a command replaces its default undo form. The attributes are the fields of `Command`.
"""

import shlex
from dataclasses import dataclass, field, fields

from edugrid.lab.devices.core.syntax import Alternative, Element, expand


@dataclass(frozen=True)
class Command:
    """One command and its meaning.

    Storage: ``single`` value by default; ``union`` = VLAN list that grows and shrinks (value: items a line); ``on`` = the
    default state is on, so ``undo X`` is what is stored; ``view`` = opens that view (``dynamic``: a hook names it);
    ``do`` = runs a handler and stores nothing. ``no`` is the
    platform's word that takes a line back, ``closes`` a line printed at the end of the view, ``ends`` the same, as deep as
    the view's own line.
    """

    text: str
    order: int
    section: int
    no: str = "undo"
    view: str = ""
    prompt: str = ""
    do: str = ""
    union: int = 0
    default: str = ""
    show_default: bool = False
    all_word: bool = False
    keep: str = ""
    on: bool = False
    silent: bool = False
    sticky_undo: bool = False
    group: str = ""
    requires: str = ""
    otherwise: str = ""
    wipes: str = ""
    notice: str = ""
    auto: str = ""
    once: str = ""
    ask: str = ""
    ask_undo: str = ""
    absent: str = ""
    hide_empty: bool = False
    collapse: bool = False
    sep: bool = False
    closes: str = ""
    ends: str = ""
    hook: str = ""
    rewrite: str = ""
    nodisplay: bool = False
    no_undo: bool = False


@dataclass(frozen=True)
class Form:
    """One typed form of a command: to set (or run) it, or to undo it."""

    command: Command
    undo: bool
    key_size: int
    cascade: bool = False


@dataclass
class Trie:
    """Forms of a view merged by their words."""

    keywords: dict[str, "Trie"] = field(default_factory=dict)
    params: dict[str, "Trie"] = field(default_factory=dict)
    form: Form | None = None

    def add(self, elements: tuple[Element, ...], form: Form) -> None:
        """Insert a form; raises ValueError when another command has the very same words."""
        node = self
        for element in elements:
            table = node.params if element.param else node.keywords
            node = table.setdefault(element.param or element.keyword, Trie())
        if node.form is not None and node.form.command != form.command:
            raise ValueError(f"two commands for the same words: {node.form.command.text!r}, {form.command.text!r}")
        node.form = node.form or form


Grammar = dict[str, Trie]
_KINDS = {f.name: f.type for f in fields(Command)}


def load_grammar(text: str, no: str = "undo") -> Grammar:
    """View name → trie; ``no`` is the word that takes a line back. Raises ValueError with the line number for a mistake in the grammar text."""
    blocks: dict[str, list[tuple[Command, list[tuple[str, bool]]]]] = {}
    includes: dict[str, list[str]] = {}
    view, section, order = "", 0, 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split(" ;;", 1)[0].rstrip()
        stripped = line.strip()
        try:
            if not stripped or stripped.startswith(";;"):
                continue
            order += 1
            if line.startswith("view "):
                name, *rest = stripped.split()[1:]
                view, section = name, 0
                blocks.setdefault(view, [])
                includes[view] = [n for word in rest for n in word.removeprefix("include=").split(",")]
            elif stripped.startswith("= "):
                section += 1
            elif stripped.startswith(f"{no} ") and line[0] == " " and blocks[view]:
                syntax, attributes = _attributes(stripped)
                blocks[view][-1][1].append((syntax.removeprefix(f"{no} "), "cascade" in attributes))
            else:
                syntax, attributes = _attributes(stripped)
                blocks[view].append((_command(syntax, attributes, (order, section), no), []))
        except (ValueError, KeyError) as problem:
            raise ValueError(f"grammar line {number}: {problem}") from problem
    return {name: _trie(_collect(name, blocks, includes)) for name in blocks}


def _collect(
    view: str, blocks: dict[str, list[tuple[Command, list[tuple[str, bool]]]]], includes: dict[str, list[str]]
) -> list[tuple[Command, list[tuple[str, bool]]]]:
    found = list(blocks[view])
    for name in includes[view]:
        found += _collect(name, blocks, includes)
    return found


def _attributes(line: str) -> tuple[str, dict[str, str]]:
    syntax, _, rest = line.partition(" @")
    out = {}
    for word in shlex.split("@" + rest) if rest else []:
        name, _, value = word.removeprefix("@").partition("=")
        out[name.replace("-", "_")] = value
    return syntax.strip(), out


def _command(syntax: str, attributes: dict[str, str], place: tuple[int, int], no: str) -> Command:
    values: dict[str, str | int | bool] = {}
    for name, value in attributes.items():
        kind = _KINDS[name]
        values[name] = True if kind is bool else int(value) if kind is int else value
    return Command(text=syntax, order=place[0], section=place[1], no=no, **values)  # type: ignore[arg-type]  # checked by _KINDS


def _trie(commands: list[tuple[Command, list[tuple[str, bool]]]]) -> Trie:
    root = Trie()
    for command, undo_forms in commands:
        flat = expand(command.text)
        for alternative in flat:
            root.add(alternative.elements, Form(command, undo=False, key_size=alternative.key_size))
        if command.do or command.no_undo:
            continue
        for syntax, cascade in undo_forms:
            for alternative in expand(syntax):
                _add_undo(root, command, alternative, cascade=cascade)
        if not undo_forms:
            for alternative in flat:
                size = len(alternative.elements) if command.union else alternative.key_size
                _add_undo(root, command, Alternative(alternative.elements[:size], alternative.key_size), cascade=False)
    return root


def _add_undo(root: Trie, command: Command, alternative: Alternative, *, cascade: bool) -> None:
    form = Form(command, undo=True, key_size=alternative.key_size, cascade=cascade)
    root.add((Element(command.no), *alternative.elements), form)
