"""Running pip, which knows the registry or mirror that this machine uses."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections import deque
from typing import TYPE_CHECKING, Final

from edugrid.bundle.errors import BundleError
from edugrid.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAST_LINES: Final = 12
EPOCH: Final = "315532800"  # 1980-01-01, the oldest time that a zip knows: wheels built twice are the same bytes


def run_pip(arguments: list[str], folder: Path, on_line: Callable[[str], None] = lambda _line: None) -> None:
    """Run ``pip ARGUMENTS`` of this environment in ``folder``; ``on_line`` gets each line that it prints.

    Raises:
        BundleError: there is no pip, or it failed; with its last lines.

    """
    if importlib.util.find_spec("pip") is None:
        raise BundleError(
            Text(
                f"{sys.executable} has no pip: run `make bundle`, which brings the environment up to date first",
                f"{sys.executable} 中没有 pip：请运行 make bundle，它会先更新环境",
            )
        )
    last: deque[str] = deque(maxlen=LAST_LINES)
    with subprocess.Popen(
        [sys.executable, "-m", "pip", *arguments, "--no-input", "--disable-pip-version-check", "--progress-bar=off"],
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as child:
        try:
            for line in child.stdout or ():
                last.append(line.rstrip())
                on_line(line.strip())
        except BaseException:
            child.terminate()
            raise
    if child.returncode:
        told = "\n".join(last)
        raise BundleError(
            Text(
                f"pip {arguments[0]} failed:\n{told}\n"
                "Is the package registry or mirror in pip's configuration reachable (`pip config list`)? "
                "What is complete is kept; run the same command again.",
                f"pip {arguments[0]} 失败：\n{told}\n"
                "请检查 pip 配置中的软件源或镜像是否可达（pip config list）；已完成的部分会保留，重新运行即可。",
            )
        )
