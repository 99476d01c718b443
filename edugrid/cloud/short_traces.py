"""How much of the call stack goes into a stack's state with each resource."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

FRAMES = 8
"""Six are the SDK's own, two are ours: the component, and whoever asked for it."""


@contextmanager
def short_traces() -> Iterator[None]:
    """Let what is registered meanwhile carry the nearest callers only.

    The SDK sends with each resource every frame down to the interpreter's start, and the engine stores them: half of a
    city's state, written anew with each object that is made, with the folders of whoever ran it. ``sys.tracebacklimit``
    (the library reference, sys) is what its ``traceback.extract_stack`` looks at.
    """
    before = getattr(sys, "tracebacklimit", None)
    sys.tracebacklimit = FRAMES
    try:
        yield
    finally:
        if before is None:
            del sys.tracebacklimit
        else:
            sys.tracebacklimit = before
