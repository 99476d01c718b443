"""Running a hook of a move: a program that somebody else wrote, told everything by its environment."""

import os
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Final

from edugrid.cloud.errors import CloudError
from edugrid.cloud.move.facts import MoveFacts
from edugrid.cloud.move.moving import Moving
from edugrid.text import Text

KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SSH_AUTH_SOCK")
"""What of our environment a hook gets: no passphrase and no password of ours is in it."""
SHOWN: Final = 2000


class HookError(CloudError):
    """The hook failed, or left no evidence."""


def run_hook(moving: Moving, facts: MoveFacts, stage: str, command: tuple[str, ...]) -> tuple[str, str]:
    """Run ``command``; give the file of evidence that it wrote (relative to the city's folder) and its SHA-256.

    The hook writes what it did to the file EDUGRID_MOVE_EVIDENCE and ends with 0.

    Raises:
        HookError: it could not be started, took too long, ended with something else, or wrote nothing.

    """
    name = f"evidence/{moving.app.name}-{moving.record.cloud}-{moving.move.to}-{stage}.txt"
    path = moving.folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    environment = {key: os.environ[key] for key in KEPT if key in os.environ} | _told(moving, facts, stage, path)
    minutes = moving.city.file.move.hook_minutes
    try:
        done = subprocess.run(
            command,
            env=environment,
            cwd=moving.folder.absolute().parents[2],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=minutes * 60,
            check=False,
        )
    except OSError as error:
        raise _failed(command, f"{type(error).__name__}: {error}") from None
    except subprocess.TimeoutExpired:
        raise _failed(command, f"no end after {minutes} minutes") from None
    if done.returncode != 0:
        said = done.stdout.decode("utf-8", "replace").strip()
        raise _failed(command, f"exit code {done.returncode}\n{said[-SHOWN:]}")
    if not path.is_file() or not path.stat().st_size:
        raise _failed(command, f"exit code 0, but nothing in {path}")
    return name, sha256(path.read_bytes()).hexdigest()


def _told(moving: Moving, facts: MoveFacts, stage: str, path: Path) -> dict[str, str]:
    told = {
        "EDUGRID_MOVE_REGION": moving.city.path,
        "EDUGRID_MOVE_APPLICATION": moving.app.name,
        "EDUGRID_MOVE_STAGE": stage,
        "EDUGRID_MOVE_FROM": moving.record.cloud,
        "EDUGRID_MOVE_TO": moving.move.to,
        "EDUGRID_MOVE_NAME": moving.host or "",
        "EDUGRID_MOVE_EVIDENCE": str(path.absolute()),
    }
    for word, side in (("FROM", facts.old), ("TO", facts.new)):
        told[f"EDUGRID_MOVE_{word}_SERVERS"] = " ".join(server.name for server in side.servers) if side else ""
        told[f"EDUGRID_MOVE_{word}_ADDRESSES"] = " ".join(side.addresses) if side else ""
    return told


def _failed(command: tuple[str, ...], detail: str) -> HookError:
    return HookError(
        Text(f"the hook {command[0]} failed; the stage stays as it is", f"钩子程序 {command[0]} 失败，阶段不变"),
        Text("mend it, then run the same command again", "修复后请重新运行同一命令"),
        detail,
    )
