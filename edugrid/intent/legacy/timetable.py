"""The stages of the way out and their last days (退出时间表)."""

from datetime import date
from typing import Final

from edugrid.design.frozen import Frozen

STAGES: Final = ("freeze", "survey", "migrate", "drain", "wipe", "power_off", "hand_back")


class Timetable(Frozen):
    """The last day on which each stage must be finished."""

    freeze: date
    survey: date
    migrate: date
    drain: date
    wipe: date
    power_off: date
    hand_back: date
