"""One job that runs by the clock."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text

Weekday = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Job(Frozen):
    """``edugrid COMMAND…`` at ``minute`` of ``hour`` (None: of every hour), on ``weekday`` (None: on every day).

    Times are Asia/Shanghai. ``jitter`` (seconds) is spread over machines, so that a province's counties do not all ask at
    once; ``timeout`` (seconds) ends a job that hangs. Exit code 3 (something was found) is no failure of the job.
    """

    name: str
    title: Text
    command: tuple[str, ...]
    minute: int
    hour: int | None = None
    weekday: Weekday | None = None
    jitter: int
    timeout: int
