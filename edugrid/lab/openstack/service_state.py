"""What is known about one service of a lab."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ServiceState:
    """One service: ``running`` is true when its recorded process is alive, ``answering`` when its API answered."""

    core: str
    name: str
    pid: int | None
    running: bool
    answering: bool
    url: str
    log: Path
