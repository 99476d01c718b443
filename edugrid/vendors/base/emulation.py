"""Which commands give a device without candidate a commit that goes back by itself; data of ``dialect.yml``."""

import re

from pydantic import Field, field_validator

from edugrid.design.frozen import Frozen


class Timer(Frozen):
    """A timer on the device itself whose end brings the startup configuration back, usually a scheduled restart.

    ``arm`` may hold ``{minutes}``; ``show`` answers with a text that ``armed`` (a regular expression) finds only while
    the timer runs; ``most_minutes`` is the longest delay the device takes.
    """

    arm: str
    disarm: str
    show: str
    armed: str
    most_minutes: int = Field(gt=0)

    @field_validator("armed")
    @classmethod
    def _compiles(cls, value: str) -> str:
        re.compile(value)
        return value


class Emulation(Frozen):
    """Commands of an emulated candidate. ``{file}`` is the snapshot's name on the flash.

    ``running``, ``running_all`` (with defaults), ``startup``: show configurations. ``enter``, ``leave``: into the
    configuration view, and out of it from anywhere. ``save``: running becomes the next startup configuration.
    ``keep``: running becomes the file; ``read``, ``remove``: show and delete it; ``files``: list what the flash holds.
    A device without files of its own leaves ``keep``, ``remove`` and ``files`` empty: its startup configuration is the copy.
    ``ending``: file name ending that the device wants. ``timer``: None when the device has none.
    """

    running: str
    running_all: str = ""
    startup: str
    enter: str
    leave: str
    save: str
    keep: str
    read: str
    remove: str
    files: str
    ending: str = ".cfg"
    timer: Timer | None = None
