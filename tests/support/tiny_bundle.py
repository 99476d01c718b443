"""A bundle with all that the installer looks at before it installs, and nothing worth installing."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SH = shutil.which("sh") or "/bin/sh"


class TinyBundle:
    """``about`` is what the file BUNDLE says; ``seal`` writes it and the manifest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "path"
        self.home = folder / "home"
        self.root = folder / "bundle"
        self.about = {"version": "9.9", "system": "Linux", "machine": platform.machine(), "pythons": "3.11"}
        self.about |= {"glibc": "2.28", "needed_mb": "1", "lab": "no", "engine": "engine-0", "host": "host-0"}
        for path in (self.bin, self.home, self.root / "wheels", self.root / "toolchain"):
            path.mkdir(parents=True)
        (self.root / "wheels" / "a-1-py3-none-any.whl").write_text("a wheel", encoding="utf-8")
        (self.root / "toolchain" / "pulumi").write_text("an engine", encoding="utf-8")
        (self.root / "install.sh").write_bytes((resources.files("edugrid.bundle") / "install.sh").read_bytes())

    def seal(self) -> None:
        text = "".join(f"{key}={value}\n" for key, value in self.about.items())
        (self.root / "BUNDLE").write_text(text, encoding="utf-8")
        (self.root / "MANIFEST.sha256").unlink(missing_ok=True)
        files = sorted(path for path in self.root.rglob("*") if path.is_file())
        sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(self.root)}\n" for path in files]
        (self.root / "MANIFEST.sha256").write_text("".join(sums), encoding="utf-8")

    def python(self, name: str, version: str, libc: str) -> None:
        """Put a program on PATH that answers the installer's one question like a Python ``version`` would."""
        file = self.bin / name
        file.write_text(f"#!/bin/sh\necho '{version} {libc}'\n", encoding="utf-8")
        file.chmod(0o755)

    def install(self, *options: str, lang: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
        """Run the installer where PATH has nothing but small tools and the Pythons made above."""
        for tool in (
            "awk",
            "cut",
            "df",
            "dirname",
            "find",
            "grep",
            "head",
            "ln",
            "mkdir",
            "mktemp",
            "mv",
            "rm",
            "rmdir",
        ):
            self._link(tool)
        for tool in ("sed", "sha256sum", "sort", "uname", "wc", "chmod", "cp", "env"):
            self._link(tool)
        env = {"PATH": str(self.bin), "HOME": str(self.home), "LANG": lang}
        command = [SH, str(self.root / "install.sh"), *options]
        return subprocess.run(command, env=env, cwd=self.folder, capture_output=True, text=True, check=False)

    def touched(self) -> list[str]:
        """Names in the home, which a refused installation leaves empty; folders above the places may be there."""
        return [path.name for path in self.home.rglob("*") if path.is_file() or path.is_symlink()]

    def _link(self, tool: str) -> None:
        found = shutil.which(tool, path=f"{os.defpath}:/usr/sbin")
        if found and not (self.bin / tool).exists():
            (self.bin / tool).symlink_to(found)
