"""The Pulumi engine on the repository's own project, as ``pulumi`` typed by hand would run it."""

import functools
import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ruamel.yaml import YAML

from edugrid.cloud.checked_region import checked_region
from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.empty_stack import empty_stack
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import CloudError, CloudInputError, RefusedCredentialsError
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.file_state import file_state, no_file_state
from edugrid.cloud.limits import VARIABLE, limits
from edugrid.cloud.lock_of_the_dead import lock_of_the_dead
from edugrid.cloud.masking import known_secrets, mask_text
from edugrid.cloud.paced_session import remember_paces
from edugrid.cloud.stack_locks import locked_error, stack_locks
from edugrid.cloud.stack_settings import stack_settings
from edugrid.cloud.stack_state import StackState
from edugrid.cloud.torn_files import clear_torn_files
from edugrid.text import Text
from edugrid.toolchain.environment import pulumi_environment
from edugrid.toolchain.find import find_tools

if TYPE_CHECKING:
    from pulumi.automation import LocalWorkspace, Stack

    from edugrid.cloud.automation import EngineWorkspace
    from edugrid.design.adopted_spec import AdoptedSpec
    from edugrid.design.tenancy_spec import TenancySpec

Answer = TypeVar("Answer")


class Engine:
    """One stack: ``region``'s share of its clouds that have an API, with the state below ``state``/pulumi.

    Raises (when made):
        edugrid.intent.problems.IntentError, CloudError: the intent, a policy or clouds.yaml forbids the work.
        edugrid.toolchain.errors.ToolsMissingError: there is no engine.
    """

    def __init__(self, region: str, root: Path, state: Path) -> None:
        self.region, self.name = region, region.rsplit("/", 1)[-1]
        self.root, self.state = root, state
        self.project = _project()
        self._project_name = str(YAML(typ="safe").load(self.project / "Pulumi.yaml")["name"])
        self.opened, self.excepted = checked_region(root, region)
        tenancies = self.opened.design.tenancies
        self.specs: tuple[TenancySpec, ...] = tuple(spec for spec in tenancies if spec.features.api)
        self.adopted: tuple[AdoptedSpec, ...] = self.opened.design.adopted
        entries = [cloud_entry(spec.cloud, password=spec.features.project) for spec in self.specs]
        self.auth_urls = tuple(entry.auth_url for entry in entries)
        self._folder = state / "pulumi"
        tools = find_tools()
        self._command = tools.engine
        self._environment = pulumi_environment(self._folder, tools=tools)
        self._environment |= {
            # a stack whose settings hold no salt opens its state with the salt in the state
            "PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER": "true",
            # Go's collector: a tenth of the work of an engine that lives for seconds, against 7 % of its memory
            "GOGC": os.environ.get("GOGC", "400"),
        }
        pairs = list(zip(self.specs, entries, strict=True))
        self._environment[VARIABLE], paces = limits(pairs, self._folder / "pace")
        remember_paces(paces, [spec.cloud for spec in self.specs])
        config = os.environ.get("OS_CLIENT_CONFIG_FILE")
        if config:
            self._environment["OS_CLIENT_CONFIG_FILE"] = str(Path(config).absolute())
        self.secrets = known_secrets((entry.password.get_secret_value() for entry in entries), self._environment)

    @cached_property
    def _gone(self) -> frozenset[str]:
        """Adopted objects that are no longer there; asked once, and only where something was adopted."""
        if not self.adopted:
            return frozenset()
        from edugrid.cloud.adopt.gone import gone

        return gone(self.adopted)

    def _program(self, only: Collection[str], before: Callable[[], object] | None) -> Callable[[], None]:
        """Give the program that ``pulumi`` typed by hand would start, for this process: a second start costs seconds.

        The region is open, its policies are kept, and the plan itself is held against the gates of moves.
        """
        from edugrid.cloud.register import register
        from edugrid.cloud.shared_key import shared_key
        from edugrid.cloud.without_debug_lines import without_debug_lines

        gone = self._gone

        def program() -> None:
            if before is not None:
                before()
            without_debug_lines()
            register(self.opened.design, only, gone, lambda line: shared_key(line, self._environment))

        return program

    @property
    def backend(self) -> str:
        """URL of the backend that holds the state; it may contain a password."""
        return self._environment["PULUMI_BACKEND_URL"]

    @contextmanager
    def open(self, *, make: bool = False, beside: Callable[[], object] = lambda: None) -> Iterator["Stack"]:
        """Give the stack.

        With ``make`` it is made when missing; without, a missing one is an empty one that never touches the backend.
        ``beside`` is called whenever the engine is started on it: see ``EngineCommand``.
        """
        from pulumi.automation.errors import CommandError

        from edugrid.cloud.automation import EngineCommand, EngineStack, EngineWorkspace

        clear_torn_files(self.backend)
        command = EngineCommand(str(self._command.path), self._command.version, beside)
        workspace = EngineWorkspace(work_dir=str(self.project), env_vars=self._environment, pulumi_command=command)
        with ExitStack() as cleanup:
            try:
                if self.known_state() is None and not self._exists(workspace):
                    if make:
                        self._make(workspace)
                    else:
                        folder = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="edugrid-empty-"))
                        backend = empty_stack(Path(folder), self._project_name, self.name)
                        workspace.env_vars = self._environment | {"PULUMI_BACKEND_URL": backend}
            except CommandError as error:
                raise explain_failure([mask_text(str(error), self.secrets)]) from None
            yield EngineStack.select(self.name, workspace)

    @contextmanager
    def locked_stack(self) -> Iterator["Stack"]:
        """Give the stack for a run that writes its state; a lock that a dead engine of this machine left is taken off.

        CloudError names whoever holds a lock, where that can be seen beforehand; otherwise the engine's own refusal does.
        """
        with self.open(make=True) as stack:
            owners = stack_locks(self.backend, self.name)
            if any(not owner.dead for owner in owners):
                raise locked_error(owner for owner in owners if not owner.dead)
            if owners:
                stack.cancel()
            yield stack

    def state_of(self, stack: "Stack") -> StackState:
        """The state of ``stack``, to be read and replaced."""
        return StackState(stack, self._folder)

    def known_state(self) -> dict[str, Any] | None:
        """What the state says, where that needs no start of the engine: see ``file_state``."""
        return file_state(self.backend, self._project_name, self.name)

    def past_dead_locks(self, stack: "Stack", work: Callable[[], Answer]) -> Answer:
        """Do ``work`` on ``stack``; once more when only locks of dead engines of this machine kept it from it.

        Raises what ``work`` raises.
        """
        from pulumi.automation.errors import CommandError

        try:
            return work()
        except (CommandError, CloudError) as error:
            if not lock_of_the_dead(str(error)):
                raise
        stack.cancel()
        return work()

    def _exists(self, workspace: "EngineWorkspace") -> bool:
        """Whether there is such a stack; the engine is asked only where its files cannot tell."""
        from pulumi.automation.errors import StackNotFoundError

        if no_file_state(self.backend, self.name):
            return False
        try:
            workspace.must_exist(self.name)
        except StackNotFoundError:
            return False
        return True

    def _make(self, workspace: "LocalWorkspace") -> None:
        own = self.project / "stacks" / f"Pulumi.{self.name}.yaml"
        before = own.read_bytes() if own.is_file() else f"config:\n  edugrid:region: {self.region}\n".encode()
        try:
            workspace.create_stack(self.name)
        finally:
            own.write_bytes(before)  # the engine has put a salt into it: see stack_settings

    def run(
        self,
        stack: "Stack",
        log: EngineLog,
        work: Callable[..., object],
        only: Collection[str] = (),
        before: Callable[[], object] | None = None,
        *,
        fresh: bool = False,
        **options: Any,  # noqa: ANN401 - options of the Automation API
    ) -> None:
        """Run one operation of ``stack`` (``stack.up`` …) into ``log``; CloudError when the engine stops.

        ``only``: entries of clouds.yaml whose share the program registers; empty: all. ``before`` is called by the
        program before it registers anything; what it raises stops the engine. ``fresh``: a refresh logs in with what
        the program says now. Otherwise it does so only when the cloud refuses what the state says, because the engine
        then writes the whole state for every resource that it refreshes.
        """
        from pulumi.automation.errors import CommandError

        settings = stack_settings(self.project, self._folder, self.region)
        # the engine has one number for the whole stack, so the most careful cloud decides
        parallel = min((spec.rate.parallel for spec in self.specs), default=1)
        options |= {"parallel": parallel, "on_event": log.take, "color": "never", "config_file": str(settings)}
        options |= {"program": self._program(only, before)}
        for run_program in (fresh, True):
            try:
                self.past_dead_locks(stack, functools.partial(work, **options, run_program=run_program))
            except (CommandError, RuntimeError) as error:  # the latter when the engine ended without a summary
                failure = explain_failure(log.errors or [mask_text(str(error), self.secrets)])
                if run_program or not isinstance(failure, RefusedCredentialsError):
                    raise failure from None
                log.forget()
            else:
                return


def _project() -> Path:
    """The folder of Pulumi.yaml: the working folder or the nearest above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "Pulumi.yaml").is_file():
            return folder
    raise CloudInputError(
        Text(f"no Pulumi.yaml in {here} or above it", f"{here} 及其上级目录中没有 Pulumi.yaml"),
        Text(
            "go to the region's repository, or make one: edugrid init DIR", "请进入地区仓库，或新建：edugrid init DIR"
        ),
    )
