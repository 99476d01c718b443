"""What a run over many regions has done so far, on disk: after a crash the next one goes on from there."""

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from edugrid.drift.sweep.looked import Looked
from edugrid.rollout.journal import Journal, JournalError
from edugrid.rollout.run import write_private


class SweepBook:
    """``<folder>/journal.jsonl`` and one JSON file a region that was looked at. Only its owner may read it.

    ``done`` are the regions that an earlier run, begun at ``since`` and cut off, has looked at already.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal(folder / "journal.jsonl")
        self.done: dict[str, Looked] = {}
        self.since: datetime | None = None

    @classmethod
    def open(cls, folder: Path, regions: Collection[str], period: timedelta, now: datetime) -> "SweepBook":
        """Go on with the run in ``folder`` when it was cut off and began within ``period``; otherwise begin a new one.

        ``now`` has a zone. A run that began in the future (the clock was put back) counts by its distance alike.
        """
        book = cls(folder)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        began, done = book._left()
        if began is not None and abs(now - began) < period:
            book.since = began
            kept = {region: book._read(region) for region in done if region in regions}
            book.done = {region: looked for region, looked in kept.items() if looked is not None}
            book.journal.write("sweep-resumed", done=sorted(book.done))
            return book
        for path in (book.journal.path, *folder.glob("*.json")):
            path.unlink(missing_ok=True)
        book.journal.write("sweep-started", began=now.astimezone(UTC).isoformat(), regions=sorted(regions))
        return book

    def save(self, looked: Looked) -> None:
        """Keep what came of a region; what the run did not get to is left for the next one."""
        if looked.missed:
            self.journal.write("region-missed", region=looked.region)
            return
        write_private(self._file(looked.region), looked.model_dump_json() + "\n")
        self.journal.write("region-done", region=looked.region)

    def finish(self) -> None:
        """Every region had its turn: the next run begins anew."""
        self.journal.write("sweep-finished")

    def _left(self) -> tuple[datetime | None, list[str]]:
        """When the run that was cut off began, and its finished regions; (None, []) when none was."""
        try:
            events: tuple[dict[str, Any], ...] = self.journal.read()
        except (JournalError, OSError):
            return None, []
        began = next((event for event in reversed(events) if event["event"] == "sweep-started"), None)
        if began is None or events[-1]["event"] == "sweep-finished":
            return None, []
        done = [event.get("region") for event in events if event["event"] == "region-done"]
        try:
            moment = datetime.fromisoformat(began["began"])
        except (KeyError, TypeError, ValueError):
            return None, []
        if moment.tzinfo is None:  # damaged: we write one with its zone
            return None, []
        return moment, [region for region in done if isinstance(region, str)]

    def _read(self, region: str) -> Looked | None:
        try:
            return Looked.model_validate_json(self._file(region).read_bytes())
        except (OSError, ValidationError, json.JSONDecodeError):
            return None

    def _file(self, region: str) -> Path:
        return self.folder / f"{region.replace('/', '-')}.json"
