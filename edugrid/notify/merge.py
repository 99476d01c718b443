"""Messages that wait become one."""

from collections import Counter

from edugrid.notify.bounded import bounded
from edugrid.notify.digest import Digest


def merge(old: Digest, new: Digest) -> Digest:
    """``old``, which was never sent, and ``new`` of the same region as one.

    What came and went in between was never heard of and is left out; so is what went and came back. When ``old`` may
    have arrived after all, the later state of both is told. What had no room in ``old`` is a number by now and stays one.
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
    opened, opened_more = bounded(tuple(came.values()), Counter(old.new_more) + Counter(new.new_more))
    closed, closed_more = bounded(tuple(went.values()), Counter(old.closed_more) + Counter(new.closed_more))
    return Digest(
        region=new.region,
        first=old.first,
        last=new.last,
        runs=old.runs + new.runs,
        new=opened,
        new_more=opened_more,
        closed=closed,
        closed_more=closed_more,
        open=new.open,
        maybe_sent=old.maybe_sent or new.maybe_sent,
        test=old.test and new.test,
    )
