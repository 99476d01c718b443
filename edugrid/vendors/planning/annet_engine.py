"""Planning with annet: the one place that calls the library."""

from collections import OrderedDict
from functools import lru_cache
from threading import Lock
from typing import Any

from edugrid.network.tree import Tree
from edugrid.vendors.planning.data import Annet
from edugrid.vendors.planning.vendor import Node, PlanError, Vendor

# whose place is kept: annet matches each one against every rule, and the devices of a region get the same ones
_ROWS = 1 << 13
_COMMIT = "commit"  # annet asks for it between two steps; committing is the driver's work


# annet's modules import one another in a circle, which two threads at once cannot do, and its rulebooks keep state
_ONE_AT_A_TIME = Lock()


def plan_with_annet(before: Tree, after: Tree, vendor: Vendor) -> list[Node]:
    """Plan by the vendor's annet rulebook.

    Raises PlanError when a rule of the rulebook fails on this input.
    """
    spec = vendor.data.annet
    if spec is None:
        raise PlanError(f"{vendor.name}: no annet rulebook")
    with _ONE_AT_A_TIME:
        return _plan(before, after, spec)


def _plan(before: Tree, after: Tree, spec: Annet) -> list[Node]:
    from annet.annlib import patching

    hardware, rulebook, orderer = _rulebook(spec)
    try:
        old, new = _changed(before, after, spec.together), _changed(after, before, spec.together)
        diff = patching.make_diff(_ordered(old), _ordered(new), rulebook, [])
        pre: Any = patching.make_pre(diff)
        tree = patching.make_patch(pre, rulebook, hardware, add_comments=False, orderer=orderer)
    except (AssertionError, AttributeError, KeyError, TypeError, ValueError, IndexError, NotImplementedError) as error:
        raise PlanError(f"annet's rulebook fails on this change: {error}") from error
    return _nodes(tree)


def _changed(tree: Tree, other: Tree, together: tuple[str, ...]) -> Tree:
    """The top level of ``tree`` without what the other side has too: most of a plan's time went into equal lines.

    Lines that begin with one of ``together`` stay, since their rules look at the lines that did not change.
    """
    return {
        line: children
        for line, children in tree.items()
        if line not in other or other[line] != children or line.startswith(together)
    }


@lru_cache(maxsize=16)
def _rulebook(spec: Annet) -> tuple[Any, Any, Any]:
    from annet.annlib.netdev.views.hardware import HardwareView
    from annet.annlib.patching import Orderer
    from annet.rulebook import DefaultRulebookProvider

    class _Hardware(HardwareView):
        vendor = spec.vendor  # annet's own asks a plug-in that only its command line sets

    class _Provider(DefaultRulebookProvider):
        def __init__(self) -> None:  # annet's own would read a file in the user's home
            self.rulebook_module = spec.rulebook
            self._rulebook_cache = {}
            self._rulebook_text_cache = {}

    class _Orderer(Orderer):
        get_order = lru_cache(maxsize=_ROWS)(Orderer.get_order)

    hardware = _Hardware(spec.model, spec.soft)
    rulebook = _Provider().get_rulebook(hardware)
    return hardware, rulebook, _Orderer(rulebook["ordering"], spec.vendor)


def _ordered(tree: Tree) -> "OrderedDict[str, Any]":
    return OrderedDict((line, _ordered(children)) for line, children in tree.items())


def _nodes(tree: Any) -> list[Node]:  # noqa: ANN401 - annet's PatchTree has no published type
    nodes: list[Node] = []
    for item in tree.itms:
        row = str(item.row)
        if row == _COMMIT:
            continue
        nodes.append((row, None if item.child is None else _nodes(item.child)))
    return nodes
