"""The form of a placement rule."""

from collections.abc import Callable
from typing import NamedTuple

from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.cloud import Cloud
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.text import Text


class PlacementRule(NamedTuple):
    """A cloud that ``judge`` gives a text for is refused (``hard``) or stands behind those without one.

    ``source`` is the paper the rule comes from. ``judge`` gets the cloud's capability profile, None where the cloud
    names one that does not exist. ``told_elsewhere``: another check tells a pinned cloud that breaks it.
    """

    name: str
    hard: bool
    source: Text
    judge: Callable[[ResolvedApplication, Cloud, CapabilityProfile | None], Text | None]
    told_elsewhere: bool = False
