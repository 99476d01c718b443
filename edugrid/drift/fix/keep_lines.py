"""The intended text of a device in which some differences stay as they are on the device."""

from collections.abc import Collection

from edugrid.network.compare import LineDrift, compare
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.network.tree import Tree, at, copy_tree, render_tree
from edugrid.vendors.registry import get_vendor

Place = tuple[str, ...]
"""Path of a drift record: its sections, and the line (the intended one, else that on the device)."""


class KeepError(ValueError):
    """A difference cannot be kept while others are repaired; the message says which."""


def keep_lines(platform: str, running: str, intended: str, kept: Collection[Place]) -> str:
    """``intended`` with the differences ``kept`` as they are in ``running``; all other lines as they were. Pure.

    It is proved before it is given: the text in the form that is edited must plan as ``intended`` does, and its drift
    must be that of ``intended`` without what is kept.

    Raises:
        KeepError: the text cannot be edited so that this holds.

    """
    owned = owned_lines(platform)
    found = compare(platform, running, intended, owned)
    stay = [line for line in found if _place(line) in kept]
    if not stay:
        return intended
    vendor = get_vendor(platform)
    have, want = vendor.read(running).tree, vendor.read(intended).tree
    plain = _text(want)
    if make_patch(platform, running, plain, owned=owned) != make_patch(platform, running, intended, owned=owned):
        raise KeepError(f"lines of {platform} cannot be kept one by one: allow none of them, or repair none")
    for line in stay:
        _keep(want, have, line)
    text = _text(want)
    if set(compare(platform, running, text, owned)) != set(found) - set(stay):
        told = ", ".join(" › ".join(_place(line)) for line in stay)
        raise KeepError(f"cannot be kept while the rest is repaired: {told}")
    return text


def _place(line: LineDrift) -> Place:
    return (*line.path, line.intended or line.actual or "")


def _text(tree: Tree) -> str:
    return "\n".join(render_tree(tree)) + "\n"


def _keep(want: Tree, have: Tree, line: LineDrift) -> None:
    section, there = at(want, line.path), at(have, line.path)
    if line.intended is not None:
        if section is None or line.intended not in section:
            raise KeepError(f"not a line of its own: {' › '.join(_place(line))}")
        del section[line.intended]
    if line.actual is not None:
        if section is None or there is None or line.actual not in there:
            raise KeepError(f"not a line of its own: {' › '.join(_place(line))}")
        section[line.actual] = copy_tree(there[line.actual])
