"""Faults a test or a person injects into a simulated device while it runs."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edugrid.lab.devices.core.file_stamp import file_stamp


@dataclass
class LineFault:
    """A fault on lines that match ``pattern``; ``times`` runs down to 0, negative means for ever."""

    pattern: str
    text: str = ""
    times: int = -1

    def hits(self, line: str) -> bool:
        """True (and one use less) when the fault strikes."""
        if self.times == 0 or not re.search(self.pattern, line):
            return False
        if self.times > 0:
            self.times -= 1
        return True


class Faults:
    """Faults of one device, set in code or read from a JSON file whenever it changes.

    File form: ``{"refuse": [..], "drop": [..], "hang": [..], "commit_fail": N, "delay": SECONDS}``; list items are a regular
    expression or ``{"pattern": …, "text": …, "times": …}``. ``refuse`` answers with an error, ``drop`` cuts the connection,
    ``hang`` never answers, ``commit_fail`` refuses the next N commits, ``delay`` is a slow link: a line's echo and answer come
    that much later.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._stamp = 0
        self.set({})

    def set(self, data: dict[str, Any]) -> None:
        """Replace all faults; raises ValueError for an unknown name."""
        unknown = set(data) - {"refuse", "drop", "hang", "commit_fail", "delay"}
        if unknown:
            raise ValueError(f"unknown faults: {', '.join(sorted(unknown))}")
        self.refuse = [_line_fault(x) for x in data.get("refuse", [])]
        self.drop = [_line_fault(x) for x in data.get("drop", [])]
        self.hang = [_line_fault(x) for x in data.get("hang", [])]
        self.commit_fail = int(data.get("commit_fail", 0))
        self.delay = float(data.get("delay", 0))

    def reload(self) -> None:
        """Read the file when it is new or changed; a removed file clears nothing that was set in code."""
        if self.file is None:
            return
        stamp = file_stamp(self.file)
        if stamp is not None and stamp != self._stamp:
            self._stamp = stamp
            self.set(json.loads(self.file.read_text(encoding="utf-8") or "{}"))


def _line_fault(item: str | dict[str, Any]) -> LineFault:
    return LineFault(item) if isinstance(item, str) else LineFault(**item)
