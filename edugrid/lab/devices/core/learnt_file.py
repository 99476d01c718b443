"""What a simulated device is told that it learnt, while it runs as a process of its own."""

import json
from pathlib import Path

from edugrid.lab.devices.core.file_stamp import file_stamp
from edugrid.lab.devices.core.learnt import Learnt, MacEntry, Neighbor


class LearntFile:
    """``learnt.json`` in the device's folder, read whenever it changes.

    File form: ``{"macs": [{"mac", "vlan", "port"}], "neighbors": [{"ip", "mac", "port", "vlan"}]}``: further fields are those
    of `MacEntry` and `Neighbor`. A table that the file does not name stays as it is.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._stamp = 0

    def reload(self, learnt: Learnt) -> None:
        """Put the tables of a new or changed file into ``learnt``; raises ValueError or TypeError for one of another form."""
        stamp = file_stamp(self.file)
        if stamp is None or stamp == self._stamp:
            return
        self._stamp = stamp
        data = json.loads(self.file.read_text(encoding="utf-8"))
        if unknown := set(data) - {"macs", "neighbors"}:
            raise ValueError(f"unknown tables: {', '.join(sorted(unknown))}")
        if "macs" in data:
            learnt.macs = tuple(MacEntry(**row) for row in data["macs"])
        if "neighbors" in data:
            learnt.neighbors = tuple(Neighbor(**row) for row in data["neighbors"])
