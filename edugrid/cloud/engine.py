"""The Pulumi engine on the repository's own project, as ``pulumi`` typed by hand would run it."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edugrid.cloud.checked_region import checked_region
from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.limits import VARIABLE, limits
from edugrid.cloud.masking import known_secrets, mask_text
from edugrid.cloud.paced_session import remember_paces
from edugrid.cloud.stack_locks import locked_error, stack_locks
from edugrid.cloud.stack_settings import stack_settings
from edugrid.cloud.stack_state import StackState
from edugrid.text import Text
from edugrid.toolchain.environment import pulumi_environment

if TYPE_CHECKING:
    from pulumi.automation import LocalWorkspace, Stack

    from edugrid.design.adopted_spec import AdoptedSpec
    from edugrid.design.tenancy_spec import TenancySpec


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
        self.opened = checked_region(root, region)
        tenancies = self.opened.design.tenancies
        self.specs: tuple[TenancySpec, ...] = tuple(spec for spec in tenancies if spec.features.api)
        self.adopted: tuple[AdoptedSpec, ...] = self.opened.design.adopted
        entries = [cloud_entry(spec.cloud, password=spec.features.project) for spec in self.specs]
        self._folder = state / "pulumi"
        self._environment = pulumi_environment(self._folder)
        self._environment |= {
            "EDUGRID_INVENTORIES": str(root.absolute()),
            # a stack whose settings hold no salt opens its state with the salt in the state
            "PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER": "true",
        }
        pairs = list(zip(self.specs, entries, strict=True))
        self._environment[VARIABLE], paces = limits(pairs, self._folder / "pace")
        remember_paces(paces, [spec.cloud for spec in self.specs])
        config = os.environ.get("OS_CLIENT_CONFIG_FILE")
        if config:
            self._environment["OS_CLIENT_CONFIG_FILE"] = str(Path(config).absolute())
        self.secrets = known_secrets((entry.password.get_secret_value() for entry in entries), self._environment)

    @cached_property
    def _gone(self) -> dict[str, str]:
        """What the program must know of adopted objects; asked once, and only where something was adopted."""
        if not self.adopted:
            return {}
        from edugrid.cloud.adopt.adopted import GONE
        from edugrid.cloud.adopt.gone import gone

        return {GONE: ",".join(sorted(gone(self.adopted)))}

    @contextmanager
    def open(self, *, make: bool = False, extra: dict[str, str] | None = None) -> Iterator["Stack"]:
        """Give the stack.

        With ``make`` it is made when missing; without, a missing one is an empty one that never touches the backend.
        """
        from pulumi.automation import LocalWorkspace, PulumiCommand, Stack
        from pulumi.automation.errors import CommandError, StackNotFoundError

        environment = self._environment | self._gone | (extra or {})
        workspace = LocalWorkspace(
            work_dir=str(self.project), env_vars=environment, pulumi_command=_command(PulumiCommand, environment)
        )
        with ExitStack() as cleanup:
            try:
                try:
                    stack = Stack.select(self.name, workspace)
                except StackNotFoundError:
                    if not make:
                        empty = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="edugrid-empty-"))
                        workspace.env_vars = environment | {"PULUMI_BACKEND_URL": f"file://{empty}"}
                    stack = self._made(workspace)
            except CommandError as error:
                raise explain_failure([mask_text(str(error), self.secrets)]) from None
            yield stack

    @contextmanager
    def locked_stack(self) -> Iterator["Stack"]:
        """Give the stack for a run that writes its state; a lock that a dead engine of this machine left is taken off.

        CloudError names whoever holds a lock, where that can be seen beforehand; otherwise the engine's own refusal does.
        """
        with self.open(make=True) as stack:
            owners = stack_locks(self._environment["PULUMI_BACKEND_URL"], self.name)
            if any(not owner.dead for owner in owners):
                raise locked_error(owner for owner in owners if not owner.dead)
            if owners:
                stack.cancel()
            yield stack

    def state_of(self, stack: "Stack") -> StackState:
        """The state of ``stack``, to be read and replaced."""
        return StackState(stack, self._folder)

    def _made(self, workspace: "LocalWorkspace") -> "Stack":
        from pulumi.automation import Stack

        own = self.project / "stacks" / f"Pulumi.{self.name}.yaml"
        before = own.read_bytes() if own.is_file() else f"config:\n  edugrid:region: {self.region}\n".encode()
        try:
            return Stack.create(self.name, workspace)
        finally:
            own.write_bytes(before)  # the engine has put a salt into it: see stack_settings

    def run(self, log: EngineLog, work: Callable[..., Any], **options: Any) -> None:  # noqa: ANN401 - options of the Automation API
        """Run one operation of the stack (``stack.up`` …) into ``log``; CloudError when the engine stops."""
        from pulumi.automation.errors import CommandError

        settings = stack_settings(self.project, self._folder, self.region)
        try:
            # the engine has one number for the whole stack, so the most careful cloud decides
            parallel = min((spec.rate.parallel for spec in self.specs), default=1)
            work(parallel=parallel, on_event=log.take, color="never", config_file=str(settings), **options)
        except (CommandError, RuntimeError) as error:  # the latter when the engine ended without a summary
            texts = log.errors or [mask_text(str(error), self.secrets)]
            raise explain_failure(texts) from None


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


def _command(kind: type, environment: dict[str, str]) -> Any:  # noqa: ANN401 - PulumiCommand, loaded late
    """The Automation API looks for ``pulumi`` on this process's PATH only; ours may be on the engine's."""
    path = shutil.which("pulumi", path=environment["PATH"])

    class Command(kind):  # type: ignore[misc] # its base is loaded late
        def __init__(self) -> None:
            from semver import VersionInfo

            from edugrid.toolchain.tool_version import tool_version

            self.command = path
            found = tool_version(path or "pulumi", "version", environment)
            self.version = VersionInfo.parse(found) if found else None

    return Command()
