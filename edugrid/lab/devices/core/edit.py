"""Apply one recognised configuration line to a tree, with the vendor's checks and side effects."""

from dataclasses import dataclass, field

from edugrid.lab.devices.core.dialect import Dialect
from edugrid.lab.devices.core.grammar import Command
from edugrid.lab.devices.core.match import Match, match_line
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Entry, Node
from edugrid.lab.devices.core.vlans import parse_vlans

_ALL_ITEMS = 5000


@dataclass
class Edit:
    """A place in a tree where lines are typed.

    ``path`` holds the names of the open views, outermost first. ``loading`` is true while a file is read: checks on other
    objects are left out then, because a file may name them later. ``notices`` collects what the device says without
    refusing.
    """

    root: Node
    dialect: Dialect
    path: tuple[str, ...] = ()
    loading: bool = False
    notices: list[str] = field(default_factory=list)

    @property
    def node(self) -> Node:
        """Body of the open view; raises Refused when somebody else removed it."""
        node = self.root.at(self.path)
        if node is None:
            raise Refused(self.dialect.texts["view gone"])
        return node

    @property
    def parent(self) -> Node:
        """Body of the view around the open one."""
        return self.root.at(self.path[:-1]) or self.root

    @property
    def view(self) -> Entry | None:
        """The entry whose body is open; None in the system view."""
        return self.parent.entries.get(self.path[-1]) if self.path else None

    def put(self, match: Match, key: str, line: str, args: tuple[str, ...] | None = None) -> None:
        """Store a plain line of the open view under ``key`` (for hooks)."""
        values = match.args if args is None else args
        self.node.entries[key] = Entry(key, line, match.form.command, values)

    def question(self, match: Match) -> str:
        """What the device asks before it takes the line ("" for most lines)."""
        command = match.form.command
        if match.form.undo:
            return command.ask_undo if self.node.starting(match.line) else ""
        old = self.node.entries.get(match.key)
        return command.ask if old is not None and old.line != match.line else ""

    def apply(self, match: Match) -> None:
        """Store or undo; raises Refused and leaves the tree as it was when the device would refuse."""
        if not self.loading:
            self._require(match)
        hook = self.dialect.hooks.get(match.form.command.hook)
        if hook and hook(self, match):
            return
        if match.form.undo:
            self._undo(match)
        else:
            self._set(match)

    def type(self, line: str) -> None:
        """Apply a line given as text; raises ValueError when the grammar does not know it here."""
        found = match_line(self.dialect.trie(self.root, self.path), self.dialect.params, line)
        if not isinstance(found, Match) or found.form.command.do:
            raise ValueError(f"not a configuration line here: {line!r}")
        self.apply(found)

    def union(self, key: str, command: Command | None = None) -> frozenset[int]:
        """Members of a VLAN list of the open view (its default when nothing is stored)."""
        entry = self.node.entries.get(key)
        if entry is not None and entry.members is not None:
            return entry.members
        return frozenset(int(n) for n in command.default.split()) if command else frozenset()

    def put_union(self, command: Command, key: str, members: frozenset[int]) -> None:
        """Store a VLAN list in the open view, or drop it when it is the default."""
        if members == frozenset(int(n) for n in command.default.split()):
            self.node.entries.pop(key, None)
        else:
            self.node.entries[key] = Entry(key, key, command, members=members)

    def absent(self, match: Match) -> Refused:
        """The refusal of an undo of something that is not there."""
        return Refused(match.form.command.absent or self.dialect.texts["absent"])

    def _require(self, match: Match) -> None:
        command = match.form.command
        if match.form.undo and not (command.on or command.union):
            return
        for need in filter(None, command.requires.split(";")):
            wanted = need.format(*match.args)
            scope = self.parent if wanted.startswith("^") else self.node
            wanted = wanted.removeprefix("^")
            negative = wanted.startswith("!")
            if bool(scope.starting(wanted.removeprefix("!"))) == negative:
                raise Refused(command.otherwise or self.dialect.texts["conflict"])

    def _set(self, match: Match) -> None:
        command, entries = match.form.command, self.node.entries
        key, line = stored_form(match)
        old = entries.get(key)
        if command.on:
            entries.pop(key, None)
            return
        if command.union:
            taken = parse_vlans(match.value.split() or match.args[-1].split(), _ALL_ITEMS)
            self.put_union(command, key, self.union(key, command) | (taken[1] if taken else frozenset()))
            return
        if command.view:
            self._open(match, key, line)
            return
        if old is not None and old.line != line and command.once:
            raise Refused(command.once)
        if command.wipes and (old is None or old.line != line):
            self._wipe(command)
        if command.default and match.value.lower() == command.default.lower():
            entries.pop(key, None)
            return
        entries[key] = Entry(key, line, command, match.args)

    def _open(self, match: Match, key: str, line: str) -> None:
        command, old = match.form.command, self.node.entries.get(key)
        if old is None:
            self.node.entries[key] = Entry(key, line, command, match.args, node=Node())
        elif old.line != line and not old.line.startswith(line + " ") and command.once:
            raise Refused(command.once)
        self.path = (*self.path, key)
        if old is None:
            here = self.path
            for auto in filter(None, command.auto.split(";")):
                self.type(auto.format(*match.args))
                self.path = here

    def _wipe(self, command: Command) -> None:
        gone = [e.key for prefix in command.wipes.split(";") for e in self.node.starting(prefix)]
        for key in gone:
            self.node.entries.pop(key, None)
        if gone and command.notice:
            self.notices.append(command.notice)

    def _undo(self, match: Match) -> None:
        command, entries = match.form.command, self.node.entries
        if command.on or (command.sticky_undo and not match.form.cascade):
            entries[match.key] = Entry(match.key, f"{command.no} {match.line}", command, match.args)
            return
        if command.union:
            self._undo_union(match)
            return
        if command.keep:
            self._set_default(match)
            return
        hits = self._named(match)
        if not hits and not command.silent:
            raise self.absent(match)
        if hits and command.wipes:
            self._wipe(command)
        for entry in hits:
            entries.pop(entry.key, None)
        if match.form.cascade:
            for entry in list(entries.values()):
                _drop_below(entry.node, match.line)

    def _named(self, match: Match) -> list[Entry]:
        """What an undo line means: entries that begin with its words, else entries that hold them in this order.

        The second form is ``undo route-policy P node 10`` for ``route-policy P permit node 10``.
        """
        command, text = match.form.command, stored_form(match)[1]
        hits = self.node.starting(text)
        if match.form.cascade:
            return hits
        begun = [e for e in hits if _related(e.command, command)]
        words = text.split()
        own = (e for e in self.node.entries.values() if _related(e.command, command))
        return begun or [e for e in own if _holds(e.line.split(), words)]

    def _set_default(self, match: Match) -> None:
        command = match.form.command
        key = next((e.key for e in self.node.entries.values() if e.command == command), match.key)
        old = self.node.entries.get(key)
        line = f"{key} {command.keep}"
        if old is not None and old.line != line and command.wipes:
            self._wipe(command)
        self.node.entries[key] = Entry(key, line, command, (command.keep,))

    def _undo_union(self, match: Match) -> None:
        command = match.form.command
        key = match.key
        have = self.union(key, command)
        taken = parse_vlans(match.args[-1].split(), _ALL_ITEMS) if match.args else None
        everything = not match.args or match.args[-1] == "1 to 4094"
        drop = have if everything or taken is None else taken[1]
        if not drop or not drop <= have:
            raise self.absent(match)
        self.put_union(command, key, have - drop)


def stored_form(match: Match) -> tuple[str, str]:
    """Name and line under which the device stores what was typed (``acl 2000`` → ``acl number 2000``)."""
    command = match.form.command
    if not command.rewrite:
        return match.key, match.line
    if f"{{{len(match.args)}}}" in command.rewrite:  # a short undo form names less than the stored line holds
        return match.key, match.line
    head, _, tail = command.rewrite.format(*match.args).partition(" : ")
    return head, f"{head} {tail}" if tail else head


def _related(one: Command, other: Command) -> bool:
    return one is other or (bool(one.group) and one.group == other.group) or one == other


def _holds(words: list[str], wanted: list[str]) -> bool:
    """True when ``wanted`` occurs in ``words`` in order, the first word first."""
    rest = iter(words)
    return words[0] == wanted[0] and all(word in rest for word in wanted)


def _drop_below(node: Node | None, prefix: str) -> None:
    if node is None:
        return
    for entry in node.starting(prefix):
        node.entries.pop(entry.key, None)
    for entry in node.entries.values():
        _drop_below(entry.node, prefix)
