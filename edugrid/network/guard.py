"""The guard: no plan is handed out unless typing it gives exactly what was intended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edugrid.network.patterns import line_pattern
from edugrid.network.simulate import Simulation
from edugrid.network.vlans import expand_vlans

if TYPE_CHECKING:
    from edugrid.network.tree import Path, Tree
    from edugrid.vendors.planning.vendor import Vendor

_MASK = re.compile(r"<secret>|(?<= )\*{6}(?= |$)")


def check_plan(vendor: Vendor, before: Tree, after: Tree, lines: list[str]) -> list[tuple[str, str, str]]:
    """Why ``lines`` must not be typed, as (line, rule id, reason); empty when the plan is good.

    The lines are typed into a model of the device that knows nothing of the engine that made them. Afterwards every
    intended line must be there (``missing``), every surplus one gone (``left-over``), and nothing else lost.
    """
    told = vendor.canonicaliser.line  # secrets are masked in whatever is told
    found = [
        (line, "masked-secret", "a secret is masked in this line")
        for line in lines
        if _MASK.search(line) and not line.startswith("header ")
    ]
    typed = vendor.fold(lines)
    outcome = Simulation(vendor, before, after).run(typed)
    found.extend((told(typed[index]), rule, why) for index, rule, why in outcome.problems)
    found.extend(
        (told(typed[index]), "no-effect", "this line would find nothing to change, which a device refuses")
        for index in outcome.idle
        if typed[index].startswith(vendor.data.undo + " ")
        or any(re.fullmatch(effect.typed, typed[index]) for effect in vendor.data.dialect.effects)
    )
    found.extend(_differences(vendor, outcome.tree, after, outcome.soft, ()))
    return found


def _differences(vendor: Vendor, got: Tree, wanted: Tree, soft: set[Path], path: Path) -> list[tuple[str, str, str]]:
    if got == wanted:
        return []
    where = " > ".join(path) or "the configuration view"
    found: list[tuple[str, str, str]] = []
    vlans = same_vlans(vendor, got, wanted) if not path else False
    for line, children in wanted.items():
        if line in got:
            found.extend(_differences(vendor, got[line], children, soft, (*path, line)))
        elif not ((*path, line) in soft or _given(vendor, line, children, vlans=vlans)):
            found.append((line, "missing", f"intended in {where}, but the plan does not bring it about"))
    for line, children in got.items():
        if line not in wanted and (*path, line) not in soft and not _given(vendor, line, children, vlans=vlans):
            found.append((line, "left-over", f"not intended in {where}, but the plan leaves it there"))
    return found


def same_vlans(vendor: Vendor, one: Tree, other: Tree) -> bool:
    """Whether both sides declare the same VLANs, in batches or in sections of their own."""
    ids = _vlans(vendor, one)
    return bool(ids) and ids == _vlans(vendor, other)


def _given(vendor: Vendor, line: str, children: Tree, *, vlans: bool) -> bool:
    """Whether a device holds ``line`` or not without being told: the whitelist of equivalences.

    vlan-in-batch: a VLAN without lines of its own, where both sides declare the same VLANs. default: a line that some
    images print. kept: a line that states a default. permanent: a section that cannot be removed. All of them only
    where nothing else stands below.
    """
    dialect = vendor.data.dialect
    if vlans and _is_vlan(line) and not children:
        return True
    return any(_any(patterns, line) for patterns in (dialect.defaults, dialect.kept, dialect.permanent)) and all(
        _given(vendor, one, below, vlans=False) for one, below in children.items()
    )


def _vlans(vendor: Vendor, tree: Tree) -> set[int]:
    if "vlan batch" not in vendor.data.forms.vlan_lists:
        return set()
    return {
        vlan
        for line in tree
        if _is_vlan(line)
        for vlan in expand_vlans(line.removeprefix("vlan ").removeprefix("batch "))
    }


def _is_vlan(line: str) -> bool:
    words = line.removeprefix("vlan batch ") if line.startswith("vlan batch ") else line.removeprefix("vlan ")
    return words != line and all(word.isdigit() or word == "to" for word in words.split())


def _any(patterns: tuple[str, ...], line: str) -> bool:
    return any(line_pattern(one).fullmatch(line) for one in patterns)
