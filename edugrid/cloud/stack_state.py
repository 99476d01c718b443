"""A stack's state as the engine exports it, secrets encrypted."""

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edugrid.cloud.explain_failure import explain_failure

if TYPE_CHECKING:
    from pulumi.automation import Stack


class StackState:
    """Reads and writes through ``pulumi stack export`` and ``import``, so it works with every backend.

    The Automation API's own functions decrypt every secret and leave them in a file when the import fails; here they
    stay encrypted. ``folder`` is where the file to import lies while it is imported, mode 0600.
    """

    def __init__(self, stack: "Stack", folder: Path) -> None:
        self._stack, self._folder = stack, folder

    def read(self) -> dict[str, Any]:
        """``{"version": 3, "deployment": {...}}``; CloudError when the engine cannot read it."""
        found: dict[str, Any] = json.loads(self._run("export"))
        return found

    def write(self, body: dict[str, Any]) -> None:
        """Replace the state; the engine locks it and checks it. CloudError when it refuses."""
        number, name = tempfile.mkstemp(prefix="import-", suffix=".json", dir=self._folder)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump(body, file)
            self._run("import", "--file", name)
        except OSError as error:
            raise explain_failure([str(error)]) from None
        finally:
            Path(name).unlink(missing_ok=True)

    def unfinished(self) -> list[dict[str, Any]]:
        """Resources whose create failed without a clear answer; `pulumi stack import` keeps no room for them."""
        try:
            found = json.loads(self._notes.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        return found if isinstance(found, list) else []

    def remember(self, resources: list[dict[str, Any]]) -> None:
        """Replace those. CloudError when the disk does not let us."""
        try:
            if not resources:
                self._notes.unlink(missing_ok=True)
                return
            new = self._notes.with_suffix(".new")
            new.touch(mode=0o600)
            new.write_text(json.dumps(resources), encoding="utf-8")
            new.replace(self._notes)
        except OSError as error:
            raise explain_failure([f"{self._notes}: {error}"]) from None

    @property
    def _notes(self) -> Path:
        return self._folder / f"{self._stack.name}.unfinished.json"

    def _run(self, verb: str, *arguments: str) -> str:
        from pulumi.automation.errors import CommandError

        workspace = self._stack.workspace
        command = ["stack", verb, *arguments, "--stack", self._stack.name]
        try:
            done = workspace.pulumi_command.run(command, str(workspace.work_dir), dict(workspace.env_vars))
        except CommandError as error:
            raise explain_failure([str(error)]) from None
        return str(done.stdout)
