"""The lint itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal

from edugrid.network.lint.finding import LintFinding
from edugrid.network.lint.known_words import known_words
from edugrid.network.lint.rules import Addresses, LintRules, lint_rules
from edugrid.network.tree import Path, Tree, walk
from edugrid.vendors.registry import get_vendor

_NEGATIONS = ("undo ", "no ")
_EVERY_VLAN = set(range(1, 4095))


@dataclass(frozen=True)
class _Line:
    path: Path
    text: str

    @property
    def negated(self) -> bool:
        return self.text.startswith(_NEGATIONS)


def lint(platform: str, text: str) -> tuple[LintFinding, ...]:
    """Check the configuration ``text`` of ``platform`` by itself: no device and no inventory is asked.

    A platform without ``lint.yml`` is checked for readability only. What a rendered text refers to and a device has
    anyway (users, keys) is no finding: only kinds of objects that templates define are followed.

    Raises:
        edugrid.vendors.registry.UnknownPlatformError: no such platform.

    """
    vendor = get_vendor(platform)
    config = vendor.read(text)
    found = [
        LintFinding(
            line=fault.number,
            rule="unreadable",
            level="error",
            text=fault.line,
            en=f"cannot be read ({fault.why})",
            zh=f"无法识别（{fault.why}）",
        )
        for fault in config.faults
    ]
    rules = lint_rules(vendor.name)
    if rules is None:
        return tuple(found)
    lines = [_Line(path, line) for path, line, _ in walk(config.tree)]
    places = _Places(text, config.spelling)
    for line, rule, level, en, zh in (
        *_ranges(lines, rules),
        *_references(lines, rules),
        *_vlans(lines, rules),
        *(_addresses(config.tree, rules.addresses) if rules.addresses else ()),
        *_unknown(lines, vendor.name),
    ):
        number, original = places.find(line)
        found.append(LintFinding(line=number, rule=rule, level=level, text=original, en=en, zh=zh))
    return tuple(sorted(found, key=lambda one: (one.line, one.rule, one.text, one.en)))


_Found = tuple[_Line, str, Literal["error", "warning"], str, str]


def _ranges(lines: list[_Line], rules: LintRules) -> Iterator[_Found]:
    patterns = [(re.compile(one.line), re.compile(one.within), one) for one in rules.ranges]
    for line in lines:
        for pattern, within, one in patterns:
            match = pattern.match(line.text)
            if match is None or not within.match(line.path[-1] if line.path else ""):
                continue
            for value in (int(digits) for digits in re.findall(r"\d+", match["value"])):
                if not one.low <= value <= one.high:
                    yield (
                        line,
                        "range",
                        "error",
                        f"{one.en} {value} is not in {one.low}-{one.high}",
                        f"{one.zh} {value} 超出范围 {one.low}～{one.high}",
                    )


def _references(lines: list[_Line], rules: LintRules) -> Iterator[_Found]:
    for one in rules.references:
        defined = [re.compile(pattern) for pattern in one.defined]
        used = [re.compile(pattern) for pattern in one.used]
        within = re.compile(one.within)
        names = set(one.given)
        for line in lines:
            if not line.negated:
                names |= {match["name"] for pattern in defined if (match := pattern.match(line.text))}
        for line in lines:
            if line.negated or not within.match(line.path[-1] if line.path else ""):
                continue
            for match in (match for pattern in used if (match := pattern.match(line.text))):
                if match["name"] not in names:
                    yield (
                        line,
                        "undefined",
                        "error",
                        f"{one.en} {match['name']} is used but not defined",
                        f"{one.zh} {match['name']} 被引用但未定义",
                    )


def _vlans(lines: list[_Line], rules: LintRules) -> Iterator[_Found]:
    made = {1}
    for line in lines:
        for pattern in rules.vlans.made:
            match = re.match(pattern, line.text)
            made |= _ids(match["ids"]) if match and not line.negated else set()
    for line in lines:
        for pattern in rules.vlans.used:
            match = None if line.negated else re.match(pattern, line.text)
            missing = _ids(match["ids"]) - made if match and match["ids"] != "all" else set()
            if missing:
                shown = ", ".join(str(number) for number in sorted(missing))
                yield line, "vlan-not-created", "error", f"VLAN {shown} is not created", f"VLAN {shown} 未创建"


def _addresses(tree: Tree, rules: Addresses) -> Iterator[_Found]:
    seen: dict[tuple[str, str], str] = {}
    for head, body in tree.items():
        if not re.match(rules.interface, head) or any(re.match(p, line) for p in rules.shared for line in body):
            continue
        vrf = next((match["name"] for p in rules.vrf for line in body if (match := re.match(p, line))), "")
        for line in body:
            for match in (match for pattern in rules.lines if (match := re.match(pattern, line))):
                try:
                    address = ip_address(match["address"])
                except ValueError:
                    continue
                other = None if address.is_link_local else seen.setdefault((vrf, str(address)), head)
                if other not in {None, head}:
                    yield (
                        _Line((head,), line),
                        "duplicate-address",
                        "error",
                        f"{address} is also on {other}",
                        f"{address} 与 {other} 重复",
                    )


def _unknown(lines: list[_Line], platform: str) -> Iterator[_Found]:
    known = known_words(platform)
    if known is None:
        return
    for line in lines:
        text = line.text
        for negation in _NEGATIONS:
            text = text.removeprefix(negation)
        word = text.partition(" ")[0]
        pattern = known.nested if line.path else known.top
        if not pattern.fullmatch(word):
            yield line, "unknown-command", "warning", f"no command {word!r} is known here", f"此处没有已知命令“{word}”"


def _ids(text: str) -> set[int]:
    found: set[int] = set()
    for low, high in re.findall(r"(\d+)(?:\s*(?:to|-)\s*(\d+))?", text):
        found |= set(range(int(low), int(high or low) + 1)) & _EVERY_VLAN
    return found


class _Places:
    """Finds canonical lines in the text as it was written."""

    def __init__(self, text: str, spelling: dict[Path, str]) -> None:
        self._rows = [(number, row.strip()) for number, row in enumerate(text.splitlines(), 1)]
        self._spelling = spelling

    def find(self, line: _Line) -> tuple[int, str]:
        """(number, text as written); the section's number, or 0, for a line that stands there in other words."""
        start, number, shown = 0, 0, line.text
        for depth in range(len(line.path) + 1):
            place = (*line.path[:depth], (*line.path, line.text)[depth])
            wanted = {place[-1], self._spelling.get(place, place[-1])}
            hit = next((index for index in range(start, len(self._rows)) if self._rows[index][1] in wanted), None)
            if hit is None:
                break
            start, number, shown = hit + 1, self._rows[hit][0], self._rows[hit][1] if depth == len(line.path) else shown
        return number, shown
