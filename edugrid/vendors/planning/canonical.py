"""Canonical form: the line as the device itself prints it, so that two spellings never look like a change."""

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache

from edugrid.network.patterns import line_pattern
from edugrid.network.tree import Path, Tree
from edugrid.network.vlans import VLAN_MAX, VLAN_MIN, collapse_vlans, expand_vlans
from edugrid.vendors.planning.data import Forms, Rewrite

SECRET = "<secret>"  # noqa: S105 - the mask that stands for a secret
_IPV6 = re.compile(r"(?<![^ /\[])([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?=[ /\]]|$)")
_KNOWN_LINES = 1 << 16
_NUMBER = r"\d[\d/.:]*"


@dataclass(frozen=True)
class Canonical:
    """The canonical tree, and how each of its lines was spelled (keyed by section path and line)."""

    tree: Tree
    spelling: dict[Path, str]


class Canonicaliser:
    """Brings the lines of one vendor to canonical form (see ``Forms`` in the vendor's data file)."""

    def __init__(self, forms: Forms, free_text: tuple[str, ...]) -> None:
        self._forms = forms
        # the devices of a region hold mostly the same lines
        self._known_lines = lru_cache(maxsize=_KNOWN_LINES)(self._lines)
        self._is_default = lru_cache(maxsize=_KNOWN_LINES)(self._printed_default)
        self._free = re.compile("|".join(f"(?:{part})" for part in free_text)) if free_text else None
        self._secrets = [re.compile(part) for part in forms.secrets]
        self._rewrites = [(re.compile(rewrite.match), rewrite) for rewrite in forms.rewrites]
        self._lists = [re.compile(f"({part}) ((?:\\d+|to|all| )+)") for part in forms.vlan_lists]
        self._each = [re.compile(part) for part in forms.each_vlan]
        self._splits = [(line_pattern(rule.line), rule.gives) for rule in forms.splits]
        self._each_word = tuple(f"{part} " for part in forms.each_word)
        self._word_sets = [re.compile(f"({part}) (.+)") for part in forms.word_sets]
        self._ranges = re.compile(f"(?:vlan|{re.escape(forms.vlan_range)}) ((?:\\d+|to|[ ,-])+)")
        names = {alias.lower(): full for full, aliases in forms.interfaces.items() for alias in (full, *aliases)}
        self._names = names
        choice = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        self._header = re.compile(rf"interface ({choice}) ?({_NUMBER})( .*)?", re.IGNORECASE) if names else None
        self._token = re.compile(rf"(?<!\S)({choice}) ?({_NUMBER})(?!\S)") if names else None
        exact = {alias: full for full, aliases in forms.interfaces.items() for alias in (full, *aliases)}
        self._exact = exact
        if exact:
            words = "|".join(re.escape(name) for name in sorted(exact, key=len, reverse=True))
            self._token = re.compile(rf"(?<!\S)({words}) ?({_NUMBER})(?!\S)")

    def canonical(self, tree: Tree) -> Canonical:
        """The canonical form of ``tree``; the argument is left alone."""
        spelling: dict[Path, str] = {}
        return Canonical(self._section(tree, (), spelling), spelling)

    def line(self, text: str) -> str:
        """The canonical form of one line."""
        free = self._free.match(text) if self._free else None
        if free:
            return (
                self._plain(text[: free.end()].rstrip()) + " " + text[free.end() :] if free.end() < len(text) else text
            )
        return self._plain(text)

    def _plain(self, text: str) -> str:
        text = self._interfaces(text)
        if ":" in text:
            text = _IPV6.sub(self._ipv6, text)
        for pattern, rewrite in self._rewrites:
            found = pattern.fullmatch(text)
            if found:
                text = _rewritten(found, rewrite)
        text = self._vlan_set(text)
        for pattern in self._secrets:
            found = pattern.match(text)
            if found:
                start, end = found.span("secret")
                text = text[:start] + SECRET + text[end:]
        for pattern in self._word_sets:
            found = pattern.fullmatch(text)
            if found:
                text = f"{found[1]} {' '.join(sorted(found[2].split()))}"
        return text

    def _vlan_set(self, text: str) -> str:
        for edit in self._forms.vlan_edits:
            for begins in (edit.set, edit.remove):
                ids = _vlan_ids(text.removeprefix(begins)) if text.startswith(begins + " ") else None
                if ids is not None:
                    ids = ids if begins == edit.set else set(range(VLAN_MIN, VLAN_MAX + 1)) - ids
                    return f"{edit.set} {collapse_vlans(ids, self._forms.vlan_style)}"
        return text

    def _section(self, tree: Tree, path: Path, spelling: dict[Path, str]) -> Tree:
        result: Tree = {}
        lists: dict[str, set[int]] = {}
        for original, children in tree.items():
            printed = not children and (self._is_default(original) or self._is_section_default(original, path))
            lines = () if printed else self._known_lines(original)
            for line in lines:
                found = next((m for pattern in self._lists if (m := pattern.fullmatch(line))), None)
                if found and not children and (ids := _vlan_ids(found[2])) is not None:
                    lists.setdefault(found[1], set()).update(ids)
                    result.setdefault(found[1], {})  # keeps the place; renamed below
                    continue
                place = (*path, line)
                if len(lines) == 1:
                    spelling.setdefault(place, original)
                below = self._section(children, place, spelling) if children else {}
                if line in result:
                    _join(result[line], below)
                else:
                    result[line] = below
        if not lists:
            return result
        named: Tree = {}
        for line, children in result.items():
            if line in lists:
                if line in self._forms.vlan1_default and f"undo {line} 1" not in result and 1 < len(lists[line]) < 4094:  # noqa: PLR2004 - every id
                    lists[line].discard(1)  # a member by default, printed by some images only
                text = collapse_vlans(lists[line]) if len(lists[line]) < 4094 else "all"  # noqa: PLR2004 - every id
                named[f"{line} {text}"] = children
            else:
                named[line] = children
        return named

    def _printed_default(self, line: str) -> bool:
        return any(line_pattern(one).fullmatch(line) for one in self._forms.defaults)

    def _is_section_default(self, line: str, path: Path) -> bool:
        return bool(path) and any(
            line_pattern(section).fullmatch(path[0]) and any(line_pattern(one).fullmatch(line) for one in lines)
            for section, lines in self._forms.section_defaults.items()
        )

    def _lines(self, original: str) -> tuple[str, ...]:
        line = self.line(original)
        if self._each_word and line.startswith(self._each_word):
            word, *names = line.split()
            return tuple(f"{word} {name}" for name in names)
        for pattern, gives in self._splits:
            found = pattern.fullmatch(line)
            if found:
                return tuple(text.format(*found.groups()) for text in gives)
        for pattern in self._each:
            found = pattern.fullmatch(line)
            if found and (ids := _vlan_ids(found["ids"])) is not None:
                start, end = found.span("ids")
                return tuple(f"{line[:start]}{vlan}{line[end:]}" for vlan in sorted(ids))
        if self._forms.vlan_sections and (found := self._ranges.fullmatch(line)):
            ids = _vlan_ids(found[1])
            if ids is not None:
                return tuple(f"vlan {vlan}" for vlan in sorted(ids))
        return (line,)

    def _interfaces(self, text: str) -> str:
        if self._header is None or self._token is None:
            return text
        found = self._header.fullmatch(text)
        if found:
            gap = self._forms.interface_gap
            return f"interface {self._names[found[1].lower()]}{gap}{found[2]}{found[3] or ''}"
        return self._token.sub(lambda m: self._exact[m[1]] + self._forms.interface_gap + m[2], text)

    def _ipv6(self, found: re.Match[str]) -> str:
        try:
            text = str(ipaddress.IPv6Address(found[1]))
        except ValueError:
            return found[0]
        return text.upper() if self._forms.ipv6 == "upper" else text


def _rewritten(found: re.Match[str], rewrite: Rewrite) -> str:
    text = found[0]
    if rewrite.to == "lower":
        return text.lower()
    if rewrite.to == "host":
        return f"{text}/128"
    start, end = found.span("value")
    value = found["value"]
    if rewrite.to == "mask" and value.isdigit() and int(value) <= 32:  # noqa: PLR2004 - bits of an IPv4 address
        value = str(ipaddress.IPv4Network(f"0.0.0.0/{value}").netmask)
    elif rewrite.to == "prefix_length" and not value.isdigit():
        try:
            value = str(ipaddress.IPv4Network(f"0.0.0.0/{value}").prefixlen)
        except ValueError:
            return text
    elif rewrite.to == "slash":
        return f"{text[: start - 1]}/{value}{text[end:]}"
    elif rewrite.to == "without":
        return f"{text[:start].rstrip()}{text[end:]}"
    return text[:start] + value + text[end:]


def _vlan_ids(text: str) -> set[int] | None:
    try:
        return expand_vlans(text)
    except ValueError:
        return None


def _join(into: Tree, other: Tree) -> None:
    for line, children in other.items():
        if line in into:
            _join(into[line], children)
        else:
            into[line] = children
