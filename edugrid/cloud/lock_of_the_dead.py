"""Locks of engines that are dead, on backends that only the engine can look into."""

import re
from typing import Final

from edugrid.cloud.stack_locks import owners_named_in

COUNT: Final = re.compile(r"currently locked by (\d{1,9}) lock")
"""The engine's words: pkg/backend/diy/lock.go."""


def lock_of_the_dead(text: str) -> bool:
    """True when the engine refused with ``text`` because of locks, all of them of dead processes of this machine."""
    count, owners = COUNT.search(text), owners_named_in(text)
    return count is not None and int(count[1]) == len(owners) and all(owner.dead for owner in owners)
