"""Where Pulumi keeps its state, as far as the settings tell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.text import Text
from edugrid.toolchain.backend_url import backend_secrets, backend_shown
from edugrid.toolchain.check import Check, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "pulumi state"
CLOSED: Final = 0o077  # what nobody but the owner may do with a password file


def state_check(env: Mapping[str, str]) -> Check:
    """Judge PULUMI_BACKEND_URL without asking anybody: a password must not stand in it.

    `pulumi whoami --verbose` and the engine's own errors print the address whole, password and all.
    """
    url = env.get("PULUMI_BACKEND_URL", "")
    if not url:
        return Check(NAME, Status.OK, None, "files below .edugrid/pulumi")
    if backend_secrets(url):
        hint = Text(
            "take the password out of PULUMI_BACKEND_URL: `pulumi whoami` prints it; PostgreSQL: put it into a file, PGPASSFILE",
            "请从 PULUMI_BACKEND_URL 中去掉口令：pulumi whoami 会显示它；PostgreSQL 请写入口令文件并设置 PGPASSFILE",
        )
        return Check(NAME, Status.WARN, None, backend_shown(url), hint)
    file = env.get("PGPASSFILE", "")
    if url.startswith("postgres") and file:
        gap = _passfile(Path(file))
        return Check(NAME, Status.WARN if gap else Status.OK, None, backend_shown(url), gap)
    return Check(NAME, Status.OK, None, backend_shown(url))


def _passfile(path: Path) -> Text | None:
    """The driver ignores a file that is not there, or that others may read, and says only that there is no password."""
    if not path.is_file():
        return Text(f"PGPASSFILE: {path} is not there", f"PGPASSFILE：{path} 不存在")
    if path.stat().st_mode & CLOSED:
        return Text(
            f"chmod 600 {path}: it is passed over while others may read it",
            f"请执行 chmod 600 {path}：他人可读时会被忽略",
        )
    return None
