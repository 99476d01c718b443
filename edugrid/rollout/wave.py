"""One wave of a rollout: the devices that are changed side by side."""

from typing import Literal

from edugrid.design.frozen import Frozen

Step = Literal["canary", "share", "rest"]


class Wave(Frozen):
    """``ring`` is the level of the devices (``school`` … ``province``); ``step`` how far into the ring the wave goes."""

    ring: str
    step: Step
    devices: tuple[str, ...]


class WaveSizes(Frozen):
    """How a ring is divided: ``canary`` sites first (a site is a school, elsewhere a device), then ``share`` per cent.

    ``first`` names the canaries: device names or school codes. Without it the first sites by name are taken.
    """

    canary: int = 1
    share: int = 10
    first: tuple[str, ...] = ()


AT_ONCE = WaveSizes(canary=0, share=100)
"""No trial: every ring at once, with only the pairs apart."""
