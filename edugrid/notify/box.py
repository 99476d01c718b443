"""What a channel keeps on disk: what waits, when it last sent, and until when it must not."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from edugrid.design.frozen import Frozen
from edugrid.notify.digest import Digest
from edugrid.put_file import put_file

_REGIONS: Final = 500
"""Regions that may wait; a province has some two hundred."""


class Turns(Frozen):
    """The token bucket of a channel at the moment ``at``, and the end of a penalty; seconds since 1970."""

    tokens: float
    at: float
    blocked_until: float = 0


class Box:
    """The folder of one channel below the state folder. Nothing in it is a credential."""

    def __init__(self, state: Path, channel: str) -> None:
        self._folder = state / "notify" / channel
        self._waiting = self._folder / "waiting"

    @contextmanager
    def held(self) -> Iterator[None]:
        """One sender a channel: a second one waits here, so that together they are no faster than one."""
        self._waiting.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def waiting(self) -> dict[str, Digest]:
        """What waits, by region; a damaged file is set aside as ``.damaged``."""
        found = []
        for path in sorted(self._waiting.glob("*.json")):
            try:
                found.append(Digest.model_validate_json(path.read_bytes()))
            except ValidationError:
                path.rename(path.with_suffix(".damaged"))
        return {digest.region: digest for digest in sorted(found, key=lambda digest: digest.region)}

    def keep(self, digest: Digest) -> None:
        """Let ``digest`` wait, in place of what waited for its region; the oldest goes when there are too many."""
        put_file(self._path(digest.region), digest.model_dump_json(), 0o600)
        kept = sorted(self._waiting.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-_REGIONS]:
            path.unlink(missing_ok=True)

    def drop(self, region: str) -> None:
        """Nothing of ``region`` waits any more."""
        self._path(region).unlink(missing_ok=True)

    def turns(self) -> Turns | None:
        """The bucket as it was left; None when there is none, or no readable one."""
        try:
            return Turns.model_validate_json((self._folder / "turns").read_bytes())
        except (OSError, ValidationError):
            return None

    def set_turns(self, turns: Turns) -> None:
        """Remember the bucket for the next program."""
        put_file(self._folder / "turns", turns.model_dump_json(), 0o600)

    def _path(self, region: str) -> Path:
        return self._waiting / f"{sha256(region.encode()).hexdigest()[:16]}.json"
