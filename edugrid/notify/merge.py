"""Messages that wait become one."""

from typing import Final

from edugrid.notify.digest import Digest, Item

ROOM: Final = 200
"""Findings that are kept one by one; the rest is counted."""


def merge(old: Digest, new: Digest) -> Digest:
    """``old``, which was never sent, and ``new`` of the same region as one.

    What came and went in between was never heard of and is left out; so is what went and came back. When ``old`` may
    have arrived after all, the later state of both is told.
    """
    came = {item.identity: item for item in (*old.new, *new.new)}
    went = {item.identity: item for item in (*old.closed, *new.closed)}
    for identity in {item.identity for item in old.new} & {item.identity for item in new.closed}:
        came.pop(identity)
        if not old.maybe_sent:
            went.pop(identity)
    for identity in {item.identity for item in old.closed} & {item.identity for item in new.new}:
        went.pop(identity, None)
        if not old.maybe_sent:
            came.pop(identity, None)
    opened, opened_more = _bounded(tuple(came.values()))
    closed, closed_more = _bounded(tuple(went.values()))
    return Digest(
        region=new.region,
        first=old.first,
        last=new.last,
        runs=old.runs + new.runs,
        new=opened,
        closed=closed,
        more=old.more + new.more + opened_more + closed_more,
        open=new.open,
        maybe_sent=old.maybe_sent or new.maybe_sent,
        test=old.test and new.test,
    )


def _bounded(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], int]:
    if len(items) <= ROOM:
        return items, 0
    order = {"high": 0, "medium": 1, "low": 2}
    return tuple(sorted(items, key=lambda item: order[item.severity])[:ROOM]), len(items) - ROOM
