"""One backup of one stack's state: a file that can tell whether it is whole."""

import json
import os
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from edugrid.cloud.errors import CloudInputError
from edugrid.design.frozen import Frozen
from edugrid.text import Text

FORMAT: Final = 1


class StateBackup(Frozen):
    """``state`` is what ``pulumi stack export`` gives, secrets encrypted; ``sha256`` is over all the other fields."""

    edugrid_state_backup: int = FORMAT
    region: str
    stack: str
    made: datetime
    state: dict[str, Any]
    sha256: str = ""

    @property
    def written(self) -> datetime | None:
        """When the engine last wrote this state; None when it does not say."""
        return state_time(self.state)

    @property
    def resources(self) -> int:
        """Number of resources, the stack itself not counted."""
        return len(state_resources(self.state))

    def digest(self) -> str:
        """SHA-256 over everything but itself, in one spelling."""
        body = self.model_dump(mode="json", exclude={"sha256"})
        return sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def save(self, path: Path) -> None:
        """Write the file whole or not at all, mode 0600. Raises OSError."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, name = tempfile.mkstemp(prefix=".backup-", dir=path.parent)  # mode 0600 by itself
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(self.model_copy(update={"sha256": self.digest()}).model_dump_json(indent=1) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path) -> "StateBackup":
        """Read a file; CloudInputError when it is no backup, or not what was written."""
        try:
            found = cls.model_validate_json(path.read_bytes())
        except OSError as error:
            raise _unusable(path, Text(f"cannot be read ({error.strerror})", f"无法读取（{error.strerror}）")) from None
        except ValidationError:
            raise _unusable(path, Text("is not a whole backup", "不是完整的备份文件")) from None
        if found.edugrid_state_backup != FORMAT or found.digest() != found.sha256:
            raise _unusable(
                path, Text("is not what was written: its checksum differs", "校验和不符，文件已被改动或损坏")
            )
        return found


def state_resources(state: dict[str, Any]) -> list[dict[str, Any]]:
    """Resources of an exported state, the stack itself not counted."""
    found = (state.get("deployment") or {}).get("resources") or []
    return [item for item in found if item.get("type") != "pulumi:pulumi:Stack"]


def state_time(state: dict[str, Any]) -> datetime | None:
    """When the engine last wrote an exported state; None when it does not say."""
    try:
        found = datetime.fromisoformat(state["deployment"]["manifest"]["time"])
    except (KeyError, TypeError, ValueError):
        return None
    return found.astimezone(UTC) if found.tzinfo and found.year > 1 else None


def _unusable(path: Path, why: Text) -> CloudInputError:
    return CloudInputError(
        Text(f"{path} {why.en}", f"{path} {why.zh}"),
        Text("take an older file of edugrid cloud backup", "请改用 edugrid cloud backup 生成的较早的文件"),
    )
