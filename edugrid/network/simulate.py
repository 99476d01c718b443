"""A model of what typed lines do to a configuration, written without any planning library: the guard's witness."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edugrid.network.patterns import line_pattern, prefix_pattern
from edugrid.network.tree import Path, Tree, at, copy_tree
from edugrid.network.vlans import VLAN_MAX, VLAN_MIN, collapse_vlans, expand_vlans

if TYPE_CHECKING:
    from edugrid.vendors.planning.data import Effect
    from edugrid.vendors.planning.vendor import Vendor


@dataclass
class Outcome:
    """What typing did: the tree afterwards, lines that had no effect (by index), problems (index, rule, reason).

    ``soft`` are places (section path and line) that the device may print or not.
    """

    tree: Tree
    idle: list[int] = field(default_factory=list)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    soft: set[Path] = field(default_factory=set)


class Simulation:
    """Types lines into a copy of ``tree``; ``goal`` says which lines begin with the undo word when printed."""

    def __init__(self, vendor: Vendor, tree: Tree, goal: Tree) -> None:
        self._vendor = vendor
        self._undo = vendor.data.undo + " "
        self._dialect = vendor.data.dialect
        self._goal = goal
        self._start = tree
        self._path: list[str] = []
        self._last = ""
        self.outcome = Outcome(copy_tree(tree))

    def run(self, lines: list[str]) -> Outcome:
        """Type ``lines`` from the configuration view; the last view must be left again."""
        for index, line in enumerate(lines):
            self._type(index, line)
            self._last = line
        if self._path:
            why = f"the section {self._path[-1]} is not left at the end"
            self.outcome.problems.append((len(lines) - 1, "view", why))
        return self.outcome

    def _type(self, index: int, line: str) -> None:
        if line in self._exits():
            self._leave(index)
            return
        if self._path and self._vendor.chained(line):
            self._path.pop()
        if self._section() is None:
            self.outcome.problems.append((index, "view", f"the section {self._path[-1]} does not exist any more"))
            return
        if self._has_effect(index, line):
            return
        if line.startswith(self._undo):
            body = self._vendor.canonicaliser.line(line.removeprefix(self._undo))
            if not self._undo_line(body) and not _any(self._dialect.repeated_undo, body):
                self.outcome.idle.append(index)
        elif not _any(self._dialect.actions, line):
            self._store(index, line)

    def _leave(self, index: int) -> None:
        if not self._path:
            self.outcome.problems.append((index, "view", "leaves the configuration view"))
            return
        left = self._path.pop()
        if _any(self._dialect.committed, left) and self._last != "commit":
            self.outcome.problems.append((index, "uncommitted", f"{left} is left without a commit"))

    def _store(self, index: int, line: str) -> None:
        if not self._change(index, line):
            self.outcome.idle.append(index)
        if "\n" in line and self._path and self._vendor.exit_word(self._path[-1]) is None:
            self._path.pop()

    def _change(self, index: int, line: str) -> bool:
        """Type a line that sets something; whether it had an effect, as far as that is known."""
        edited = self._edit_list(line)
        if edited is not None:
            return edited
        canonical = self._vendor.canonicaliser.canonical({line: {}}).tree
        self._check_unique(index, canonical)
        effects = [self._set_line(one) for one in canonical]
        return any(effects)

    def _edit_list(self, line: str) -> bool | None:
        """Change a set of VLANs in parts; whether anything changed, None where ``line`` is no such line."""
        forms = self._vendor.data.forms
        for rule in forms.vlan_edits:
            word = next((word for word in (rule.add, rule.remove) if line.startswith(word + " ")), None)
            ids = _vlans(line.removeprefix(word)) if word else None
            section = self._section()
            if ids is None or section is None:
                continue
            old = next((one for one in section if one.startswith(rule.set + " ")), None)
            every = set(range(VLAN_MIN, VLAN_MAX + 1))
            have = _vlans(old.removeprefix(rule.set)) or set() if old is not None else every
            left = have | ids if word == rule.add else have - ids
            section.pop(old or "", None)
            if left != every:
                section[f"{rule.set} {collapse_vlans(left, forms.vlan_style)}"] = {}
            return left != have
        return None

    def _has_effect(self, index: int, line: str) -> bool:
        """Whether ``line`` is one of the vendor's verbs (``ont delete``, ``ont modify``), and what it does."""
        section = self._section()
        here = self._path[-1] if self._path else ""
        done: bool | None = None
        for effect in self._dialect.effects:
            found, around = re.fullmatch(effect.typed, line), re.fullmatch(effect.within, here)
            if section is None or found is None or around is None:
                continue
            groups = {name: value or "" for name, value in (around.groupdict() | found.groupdict()).items()}
            done = self._bring_about(section, effect, groups) or bool(done)
        if done is False:
            self.outcome.idle.append(index)
        return done is not None

    def _bring_about(self, section: Tree, effect: Effect, groups: dict[str, str]) -> bool:
        escaped = {name: re.escape(value) for name, value in groups.items()}
        wanted = re.compile(effect.match.format(**escaped))
        # what was typed stands in a template of ``re``, where a backslash means something
        typed = {name: value.replace("\\", r"\\") for name, value in groups.items()}
        new = effect.to.format(**typed) if effect.to is not None else None
        before, done = dict(section), False
        section.clear()
        for other, children in before.items():
            match = wanted.fullmatch(other)
            done = done or match is not None
            if match is None:
                section[other] = children
            elif new is not None:
                section[match.expand(new)] = children
        if effect.sections is not None:
            gone = re.compile(effect.sections.format(**escaped))
            for name in [name for name in self.outcome.tree if gone.fullmatch(name)]:
                del self.outcome.tree[name]
        return done

    def _check_unique(self, index: int, lines: Tree) -> None:
        section = self._section() or {}
        for line in lines:
            for pattern in self._dialect.unique:
                found = prefix_pattern(pattern).match(line)
                other = next(
                    (one for one in section if found and one != line and (one + " ").startswith(found[0] + " ")), None
                )
                if found and other is not None:
                    why = f"the device holds another one already: {other}"
                    self.outcome.problems.append((index, "conflict", why))

    def _exits(self) -> set[str]:
        words = {self._vendor.data.exit}
        if self._path:
            word = self._vendor.exit_word(self._path[-1])
            words.add(word or self._vendor.data.exit)
        return words

    def _section(self) -> Tree | None:
        return at(self.outcome.tree, tuple(self._path))

    def _set_line(self, line: str) -> bool:
        path = tuple(self._path)
        section = at(self.outcome.tree, path)
        if section is None:
            return False
        opens = self._opens(path, line)
        known = line in section
        if not opens and self._set_vlans(section, line):
            return True
        if not opens and self._set_words(section, line):
            return True
        opposite = self._undo + line
        restored = section.pop(opposite, None) is not None
        if restored:
            self.outcome.soft.add((*path, line))
        slot = self.slot(line)
        old = next((other for other in section if other != line and slot and self.slot(other) == slot), None)
        moved: Tree = section.pop(old) if old is not None else {}
        if not known:
            if "\n" in line and path:
                section.clear()  # the text of a key is entered as a whole
            section[line] = moved
            self._wipe(section, line, replacing=old is not None)
        if opens:
            self._path.append(line)
            if _any(self._dialect.rewritten, line):
                section[line].clear()
        return restored or not known or old is not None

    def _opens(self, path: Path, line: str) -> bool:
        if self._vendor.is_view(path, line):
            return True
        return any(bool((at(tree, path) or {}).get(line)) for tree in (self._start, self._goal))

    def slot(self, line: str) -> str | None:
        """What a line replaces when it is typed: lines with the same slot exclude each other."""
        return self._vendor.slot(line)

    def _set_vlans(self, section: Tree, line: str) -> bool:
        prefix, ids = self._listed(line)
        if prefix is None or ids is None:
            return False
        if 1 in ids and section.pop(f"{self._undo}{prefix} 1", None) is not None:
            ids = ids - {1}  # the default again, which is not printed
        if ids:
            self._write(section, prefix, _listed(section, prefix) | ids)
        return True

    def _write(self, section: Tree, prefix: str, ids: set[int]) -> None:
        """VLAN 1 is a member by default and printed only when it is not."""
        implied = prefix in self._vendor.data.forms.vlan1_default and f"{self._undo}{prefix} 1" not in section
        _write_list(section, prefix, ids - {1} if implied and len(ids) < VLAN_MAX else ids)

    def _cut(self, section: Tree, prefix: str, ids: set[int]) -> bool:
        have = _listed(section, prefix)
        if not have & ids:
            return False
        self._write(section, prefix, have - ids)
        return True

    def _set_words(self, section: Tree, line: str) -> bool:
        for pattern in self._dialect.word_lists:
            found = prefix_pattern(pattern).match(line)
            if found:
                words = set(line.removeprefix(found[0]).split())
                for other in [other for other in section if other.startswith(found[0] + " ")]:
                    words |= set(other.removeprefix(found[0]).split())
                    del section[other]
                section[f"{found[0]} {' '.join(sorted(words))}"] = {}
                return True
        return False

    def _wipe(self, section: Tree, line: str, *, replacing: bool = False) -> None:
        for wipe in self._dialect.wipes:
            if (replacing or not wipe.replacing) and prefix_pattern(wipe.line).match(line):
                for other in [other for other in section if prefix_pattern(wipe.removes).match(other)]:
                    if other != line:
                        del section[other]

    def _undo_line(self, body: str) -> bool:
        section = self._section()
        if section is None:
            return False
        printed = self._undo + body
        goal = at(self._goal, tuple(self._path)) or {}
        hits = self._hits(section, body)
        done = bool(hits)
        for hit in hits:
            if section.get(hit) is not None and _any(self._dialect.permanent, hit) and not self._path:
                return False
            section.pop(hit, None)
        done = self._undo_vlans(section, body) or done
        if printed in goal and printed not in section:
            section[printed] = {}
            done = True
        if done:
            self._wipe(section, printed)
        if _any(self._dialect.cascades, body):
            done = self._cascade(section, body) or done
        return done

    def _hits(self, section: Tree, body: str) -> list[str]:
        if self._vendor.list_name(body):
            return []  # members leave a list one by one, see _undo_vlans
        if body in section:
            longer = [line for line in section if line.startswith(body + " ") and _any(self._dialect.cascades, body)]
            return [body, *longer]
        for form in self._dialect.undo_forms:
            found = line_pattern(form.undo).fullmatch(body)
            if found:
                wanted = re.compile(form.removes.format(*(re.escape(group or "") for group in found.groups())))
                hits = [line for line in section if wanted.fullmatch(line)]
                if hits:
                    return hits
        for words in self._dialect.word_lists:
            found = prefix_pattern(words).match(body)
            if found:
                return self._undo_words(section, found[0], body)
        return [line for line in section if line.startswith(body + " ")]

    def _undo_words(self, section: Tree, prefix: str, body: str) -> list[str]:
        gone = set(body.removeprefix(prefix).split())
        hits: list[str] = []
        for line in [line for line in section if line == prefix or line.startswith(prefix + " ")]:
            words = line.removeprefix(prefix).split()
            left = [word for word in words if word not in gone] if gone else []
            if len(left) == len(words):
                continue
            hits.append(line)
            if left:
                section[f"{prefix} {' '.join(left)}"] = {}
        return hits

    def _undo_vlans(self, section: Tree, body: str) -> bool:
        prefix, ids = self._listed(body)
        if prefix is None and body.startswith("vlan "):
            prefix, ids = "vlan", _vlans(body.removeprefix("vlan "))
        if prefix is None or ids is None:
            return False
        if prefix in {"vlan", "vlan batch"}:
            before = len(section)
            for vlan in ids:
                section.pop(f"vlan {vlan}", None)
            changed = len(section) != before
            return self._cut(section, "vlan batch", ids) or changed if not self._path else False
        return self._cut(section, prefix, ids)

    def _listed(self, line: str) -> tuple[str | None, set[int] | None]:
        name = self._vendor.list_name(line)
        return (name, _vlans(line.removeprefix(name))) if name else (None, None)

    def _cascade(self, section: Tree, body: str) -> bool:
        done = False
        for line, children in section.items():
            if _any(self._dialect.cascade_stops, line):
                continue
            for other in [
                other for other in children if (other + " ").startswith((body + " ", self._undo + body + " "))
            ]:
                del children[other]
                done = True
            done = self._cascade(children, body) or done
        return done


def _listed(section: Tree, prefix: str) -> set[int]:
    found: set[int] = set()
    for line in section:
        if line.startswith(prefix + " "):
            found |= _vlans(line.removeprefix(prefix)) or set()
    return found


def _write_list(section: Tree, prefix: str, ids: set[int]) -> None:
    for line in [line for line in section if line.startswith(prefix + " ") and _vlans(line.removeprefix(prefix))]:
        del section[line]
    if ids:
        section[f"{prefix} {'all' if len(ids) == VLAN_MAX else collapse_vlans(ids)}"] = {}


def _vlans(text: str) -> set[int] | None:
    try:
        return expand_vlans(text) or None
    except ValueError:
        return None


def _any(patterns: tuple[str, ...], line: str) -> bool:
    return any(line_pattern(one).fullmatch(line) for one in patterns)
