"""One level of the tree laid over the level above it."""

from typing import TypeVar

from edugrid.design.frozen import Frozen

_M = TypeVar("_M", bound=Frozen)


def overlay(above: _M, below: _M) -> _M:
    """``above`` with every field that was written in ``below``; blocks in blocks likewise, lists are replaced whole.

    A field written as ``null`` counts as written: it turns the block off.
    """
    changed = {}
    for name in below.model_fields_set:
        upper, lower = getattr(above, name), getattr(below, name)
        both = isinstance(upper, Frozen) and type(upper) is type(lower)
        changed[name] = overlay(upper, lower) if both else lower
    return above.model_copy(update=changed)
