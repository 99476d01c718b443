"""From running and intended configuration to the lines to type, forward and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.design.frozen import Frozen
from edugrid.network.flatten import flatten
from edugrid.network.guard import check_plan
from edugrid.network.mode_lines import mode_lines
from edugrid.network.phases import between
from edugrid.network.prune import prune
from edugrid.network.withhold import withhold
from edugrid.vendors.planning.canonical import SECRET
from edugrid.vendors.planning.pairing import pair_trees
from edugrid.vendors.planning.vendor import Config, PlanError, Vendor
from edugrid.vendors.registry import get_vendor

if TYPE_CHECKING:
    from edugrid.network.ownership import Ownership


class Refused(Frozen):
    """A line because of which nothing may be typed: the rule that refuses it and the reason; secrets are masked."""

    line: str
    rule: str
    why: str


class Patch(Frozen):
    """The lines to type from the configuration view, view changes included, neither entering nor saving.

    ``forward`` turns running into intended, ``back`` undoes it; both are empty when anything is refused. ``waiting``:
    intended lines whose secret is not on the device; they and what belongs to them are left out until somebody gives it.
    """

    forward: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    waiting: tuple[str, ...] = ()


def make_patch(
    platform: str, running: str, intended: str, *, owned: Ownership | None = None, undo: bool = True
) -> Patch:
    """Plan the change from ``running`` to ``intended`` (texts of one device of ``platform``).

    With ``owned`` only lines that a template owns are planned, every other running line is left alone; without it
    the texts are taken whole. Equal texts cost a comparison only. A line that nobody can make sense of (a VLAN list with
    a word in it) is refused like any other reason not to type. Without ``undo`` the way back is not planned, which
    halves the work for who has it already. Raises UnknownPlatformError.
    """
    vendor = get_vendor(platform)
    if running == intended:
        return Patch()
    try:
        return _planned(vendor, running, intended, owned, undo=undo)
    except ValueError as error:
        return Patch(refused=(Refused(line="", rule="unreadable", why=vendor.canonicaliser.line(str(error))),))


def _planned(vendor: Vendor, running: str, intended: str, owned: Ownership | None, *, undo: bool) -> Patch:
    """Raises ValueError for a line whose numbers are none."""
    before, wanted = vendor.read(running), vendor.read(intended)
    faults = [*(("running", fault) for fault in before.faults), *(("intended", fault) for fault in wanted.faults)]
    if faults:
        told = vendor.canonicaliser.line  # secrets are masked in whatever is told
        refused = tuple(
            Refused(line=told(f.line), rule=f.rule, why=f"{side} configuration, {f.why}") for side, f in faults
        )
        return Patch(refused=refused)
    target = owned.target(before.tree, wanted.tree, vendor) if owned else wanted.tree
    lost = mode_lines(vendor.data, before.tree, target, wanted.tree) if owned else []
    if lost:
        why = "in {}, whose mode changes, belongs to the old mode and is nobody's of edugrid: take it off by hand first"
        told = vendor.canonicaliser.line
        return Patch(refused=tuple(Refused(line=told(line), rule="mode", why=why.format(at)) for at, line in lost))
    held = withhold(before.tree, target, vendor.data.by_hand if owned else ())
    target = held.target
    waiting = tuple(" > ".join((*path, line)) for path, line in held.waiting)
    if before.tree == target:
        return Patch(waiting=waiting)
    # what is made again after it was removed has the secret that the device printed, not the mask of the intended text
    known = {place: text for place, text in before.spelling.items() if SECRET in place[-1]}
    after = Config(target, {**before.spelling, **wanted.spelling, **known}, ())
    forward, problems = _one_way(vendor, before, after)
    back, back_problems = _one_way(vendor, after, before) if undo else ([], [])
    refused = tuple(dict.fromkeys((*problems, *back_problems)))
    if refused:
        return Patch(refused=refused, waiting=waiting)
    return Patch(forward=tuple(forward), back=tuple(back), waiting=waiting)


def _one_way(vendor: Vendor, before: Config, after: Config) -> tuple[list[str], list[Refused]]:
    middle = between(before.tree, after.tree, vendor.data)
    lines: list[str] = []
    try:
        if middle is None:
            lines = _lines(vendor, before, after)
        else:
            step = Config(middle, before.spelling, ())
            lines = [*_lines(vendor, before, step), *_lines(vendor, step, after)]
    except PlanError as error:
        return [], [Refused(line="", rule="engine", why=str(error))]
    found = check_plan(vendor, before.tree, after.tree, lines)
    return lines, [Refused(line=line, rule=rule, why=why) for line, rule, why in found]


def _lines(vendor: Vendor, before: Config, after: Config) -> list[str]:
    start, goal = pair_trees(before.tree, after.tree, vendor.data)
    if start == goal:
        return []
    return prune(flatten(vendor.plan(start, goal), vendor, before, after), vendor, before.tree, after.tree)
