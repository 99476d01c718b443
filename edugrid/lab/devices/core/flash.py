"""Files of a simulated device."""

import os
import re
from pathlib import Path

from edugrid.lab.devices.core.refused import Refused


class Flash:
    """A flat ``flash:/`` in a directory of the host; names never leave it."""

    def __init__(self, root: Path, bad_name: str) -> None:
        self.root = root
        self.bad_name = bad_name
        root.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        """Host path of ``flash:/x``, ``/x`` or ``x``; raises Refused for anything that leaves the directory."""
        plain = re.sub(r"^(flash:)?/?", "", name)
        if not plain or not re.fullmatch(r"[\w.+\-]+(/[\w.+\-]+)*", plain) or ".." in plain.split("/"):
            raise Refused(self.bad_name)
        return self.root / plain

    def read(self, name: str) -> str | None:
        """Text of a file, or None when there is none."""
        path = self.path(name)
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None

    def write(self, name: str, text: str) -> None:
        """Replace a file as a whole, so that a stop in between leaves the old one."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105  # atomic replacement; Path.replace is the same call

    def files(self) -> list[Path]:
        """All files, by name."""
        return sorted(p for p in self.root.rglob("*") if p.is_file())
