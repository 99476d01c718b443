"""One run of ``apply`` or ``rollback``: its id, journal and snapshots."""

import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from edugrid.refusal import Refusal
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.health import Health
from edugrid.rollout.journal import Journal
from edugrid.rollout.plan_file import Plan, read_plan
from edugrid.text import Text

_RUN_ID = re.compile(r"[0-9a-z][0-9a-z-]{0,47}")


class NoSuchRunError(Refusal):
    """There is no run of this id in the state folder."""

    exit_code = 2


class Run:
    """A folder ``<state>/runs/<run_id>``: ``journal.jsonl``, ``plan.json``, ``snapshots/<device>.<when>.cfg``.

    Beside a snapshot lies what the live checks said (``<device>.<when>.checks.json``).

    Only the owner may read it: snapshots hold what devices print, ciphered passwords included.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.id = folder.name
        self.journal = Journal(folder / "journal.jsonl")

    @classmethod
    def create(cls, state: Path, kind: str, plan: Plan | None = None, **facts: Any) -> "Run":  # noqa: ANN401 - any JSON value
        """Begin a run of ``kind`` (``apply`` or ``rollback``)."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        folder = state / "runs" / f"{stamp}-{secrets.token_hex(3)}"
        (folder / "snapshots").mkdir(parents=True, mode=0o700)
        folder.chmod(0o700)
        run = cls(folder)
        if plan is not None:
            write_private(folder / "plan.json", plan.sealed().model_dump_json(indent=1) + "\n")
        run.journal.write("run-started", kind=kind, pid=os.getpid(), **facts)
        return run

    @classmethod
    def open(cls, state: Path, run_id: str) -> "Run":
        """Return a run that was begun before.

        Raises:
            NoSuchRunError: there is none of this id.

        """
        folder = state / "runs" / run_id
        if not _RUN_ID.fullmatch(run_id) or not (folder / "journal.jsonl").is_file():
            known = sorted(path.name for path in (state / "runs").glob("*") if path.is_dir())[-3:]
            where, latest = state / "runs", ", ".join(known) or "-"
            raise NoSuchRunError(
                Text(
                    f"no run {run_id!r} in {where}; the latest: {latest}",
                    f"{where} 中没有运行 {run_id!r}；最近的：{latest}",
                )
            )
        return cls(folder)

    def plan(self) -> Plan:
        """Return the plan that the run applies. Raises what ``read_plan`` raises."""
        return read_plan(self.folder / "plan.json")

    def keep(self, device: str, when: str, running: str) -> None:
        """Keep a running configuration (``when``: ``before`` or ``after``) and write its fingerprint down."""
        write_private(self._snapshot(device, when), running)
        self.journal.write(f"snapshot-{when}", device, sha256=fingerprint(running))

    def snapshot(self, device: str, when: str) -> str | None:
        """Return a kept configuration, None when none was kept."""
        path = self._snapshot(device, when)
        return path.read_bytes().decode("utf-8") if path.is_file() else None

    def keep_checks(self, device: str, when: str, health: Health) -> None:
        """Keep what live checks said (``when``: ``before``, ``after`` or ``wave``); nothing is kept where none was made."""
        if health.findings:
            write_private(self._checks(device, when), health.model_dump_json(indent=1) + "\n")

    def checks(self, device: str, when: str) -> Health:
        """Return what live checks had said; empty when none was kept."""
        path = self._checks(device, when)
        return Health.model_validate_json(path.read_bytes()) if path.is_file() else Health()

    def last_events(self) -> dict[str, dict[str, Any]]:
        """Return the latest event of each device that the run has touched or tried to."""
        return {event["device"]: event for event in self.journal.read() if "device" in event}

    def _checks(self, device: str, when: str) -> Path:
        return self.folder / "snapshots" / f"{device}.{when}.checks.json"

    def _snapshot(self, device: str, when: str) -> Path:
        return self.folder / "snapshots" / f"{device}.{when}.cfg"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, and that a crash leaves whole or absent."""
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
