"""The wheel of edugrid itself."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from edugrid.bundle.errors import BundleError
from edugrid.text import Text

if TYPE_CHECKING:
    from pathlib import Path


def own_wheel(checkout: Path, out: Path) -> Path:
    """Build edugrid's wheel from ``checkout`` into the folder ``out``; the same sources give the same bytes.

    The build backend is this environment's, at the version of the lock: nothing is downloaded.

    Raises:
        BundleError: the backend failed; with what it said.

    """
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)
    built = sorted(out.glob("edugrid-*.whl"))
    if done.returncode or len(built) != 1:
        told = (done.stdout + done.stderr).strip()
        raise BundleError(
            Text(
                f"edugrid's own wheel could not be built:\n{told}\nrun `make bundle`, which brings the environment up to date first",
                f"无法构建 edugrid 自身的 wheel：\n{told}\n请运行 make bundle，它会先更新环境",
            )
        )
    return built[0]
