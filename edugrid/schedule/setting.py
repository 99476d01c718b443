"""Where a job runs."""

from pathlib import Path
from typing import NamedTuple


class Setting(NamedTuple):
    """``edugrid`` is the command's full path, ``folder`` the region's repository, ``state`` its state folder.

    Variables of the environment stay out of the files: what the jobs need stands in ``<state>/schedule.env`` (mode 0600).
    """

    edugrid: Path
    folder: Path
    state: Path
    region: str

    @property
    def slug(self) -> str:
        """The region as part of a file name: ``henan-zhengzhou``."""
        return self.region.replace("/", "-")

    @property
    def env_file(self) -> Path:
        """KEY=VALUE lines for the jobs."""
        return self.state / "schedule.env"
