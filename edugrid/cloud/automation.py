"""Pulumi's Automation API with fewer starts of the engine: each start costs half a second and more.

Import it late: it loads all of Pulumi.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pulumi.automation import CommandResult, LocalWorkspace, OutputMap, PulumiCommand, Stack, UpdateSummary
from semver import VersionInfo


class EngineCommand(PulumiCommand):
    """The engine at ``path``; the base class would look on this process's PATH and ask for the version.

    ``beside`` is called at each start: it begins what can be done while the engine gets ready.
    """

    def __init__(self, path: str, version: str | None, beside: Callable[[], object]) -> None:
        self.command = path
        self.version = VersionInfo.parse(version) if version else None
        self._beside = beside

    def run(self, *args: Any, **options: Any) -> CommandResult:  # noqa: ANN401 - as the base class
        """Run the engine to its end."""
        self._beside()
        return super().run(*args, **options)


class EngineWorkspace(LocalWorkspace):
    """A workspace in which no stack is ever selected: every command names its stack.

    Stacks that are used side by side would only overwrite each other's selection.
    """

    def select_stack(self, stack_name: str) -> None:
        """Do nothing."""

    def create_stack(self, stack_name: str) -> None:
        """Make an empty stack, and do not select it."""
        self._run_pulumi_cmd_sync(["stack", "init", stack_name, "--no-select"])

    def must_exist(self, stack_name: str) -> None:
        """Ask the engine for the stack; StackNotFoundError when it has none of that name."""
        super().select_stack(stack_name)


class EngineStack(Stack):
    """A stack whose outputs and history are not asked for after each run: nobody here reads them."""

    def outputs(self) -> OutputMap:
        """Give nothing."""
        return {}

    def info(self, show_secrets: bool = True) -> UpdateSummary:  # noqa: ARG002, FBT001, FBT002 - the base class's signature
        """Give what the base class wants to see; what was done is in the events."""
        return UpdateSummary("", datetime.now(UTC), "", {}, {}, "succeeded")
