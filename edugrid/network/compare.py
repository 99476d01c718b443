"""What differs between running and intended configuration, line by line, for the drift report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from edugrid.network.guard import same_vlans
from edugrid.network.patterns import line_pattern
from edugrid.vendors.planning.pairing import pair_trees
from edugrid.vendors.registry import get_vendor

if TYPE_CHECKING:
    from edugrid.network.ownership import Ownership
    from edugrid.network.tree import Path, Tree
    from edugrid.vendors.planning.vendor import Vendor


@dataclass(frozen=True)
class LineDrift:
    """One differing line: the sections it stands in, and both sides (None where a side has no such line).

    Secrets read ``<secret>``. A whole section that is missing or unexpected is one drift; its lines are not repeated.
    """

    path: tuple[str, ...]
    kind: Literal["missing", "unexpected", "changed"]
    intended: str | None
    actual: str | None


class UnreadableConfigError(ValueError):
    """A configuration has lines that cannot be read; the message names side, line and reason."""


def compare(platform: str, running: str, intended: str, owned: Ownership | None = None) -> tuple[LineDrift, ...]:
    """The drift of ``running`` against ``intended``; with ``owned`` only of lines that a template owns.

    Order, spelling and secrets never make a difference. Raises UnknownPlatformError and UnreadableConfigError.
    """
    if running == intended:
        return ()
    vendor = get_vendor(platform)
    have, want = vendor.read(running), vendor.read(intended)
    for side, config in (("running", have), ("intended", want)):
        if config.faults:
            raise UnreadableConfigError(f"{side} configuration, {config.faults[0].why}")
    target = owned.target(have.tree, want.tree, vendor) if owned else want.tree
    try:
        actual, wanted = pair_trees(have.tree, target, vendor.data)
        if same_vlans(vendor, actual, wanted):
            _forget_empty_vlans(actual)
            _forget_empty_vlans(wanted)
        return tuple(_drifts(vendor, actual, wanted, ()))
    except ValueError as error:  # a VLAN list with a word in it
        raise UnreadableConfigError(f"running or intended configuration, {error}") from error


def _drifts(vendor: Vendor, have: Tree, want: Tree, path: Path) -> list[LineDrift]:
    missing = [line for line in want if line not in have and not _silent(vendor, line)]
    unexpected = [line for line in have if line not in want and not _silent(vendor, line)]
    found: list[LineDrift] = []
    for line in missing:
        old = _counterpart(vendor, line, unexpected)
        if old is None:
            found.append(LineDrift(path, "missing", line, None))
            continue
        unexpected.remove(old)
        found.append(LineDrift(path, "changed", line, old))
        found.extend(_drifts(vendor, have[old], want[line], (*path, line)))
    found.extend(LineDrift(path, "unexpected", None, line) for line in unexpected)
    for line, children in want.items():
        if line in have:
            found.extend(_drifts(vendor, have[line], children, (*path, line)))
    return found


def _counterpart(vendor: Vendor, line: str, others: list[str]) -> str | None:
    """The running line that the intended one would replace, or the same VLAN list with other members."""
    slot = vendor.slot(line) or vendor.list_name(line)
    if slot is None:
        return None
    return next((one for one in others if (vendor.slot(one) or vendor.list_name(one)) == slot), None)


def _silent(vendor: Vendor, line: str) -> bool:
    return any(line_pattern(one).fullmatch(line) for one in vendor.data.dialect.defaults)


def _forget_empty_vlans(tree: Tree) -> None:
    for line in [line for line, children in tree.items() if line.startswith("vlan ") and not children]:
        del tree[line]
