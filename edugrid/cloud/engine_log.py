"""What the engine says while it works, kept as plain data."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from edugrid.cloud.masking import mask_text, mask_value
from edugrid.cloud.progress import Progress
from edugrid.rollout.plan_file import CloudStep

if TYPE_CHECKING:
    from pulumi.automation.events import EngineEvent

QUIET = {"same", "read", "refresh"}
COLOUR = re.compile(r"<\{%[^%]*%\}>|\x1b\[[0-9;]*m")
FORGET = "forget"
"""An object leaves the state and stays in the cloud."""

STACK = "pulumi:pulumi:Stack"


class Seen(NamedTuple):
    """One resource of the state: its id in the cloud and the URN of its component."""

    id: str
    type: str
    urn: str
    parent: str


class FailedCreate(NamedTuple):
    """A create that failed: the resource as the state would note it, what was said, and the id of what it replaces."""

    resource: dict[str, Any]
    text: str
    replaces: str | None


class EngineLog:
    """Collects the events of one run; ``seen`` are resources by id, ``steps`` what changes, in the engine's order.

    ``creates`` are the resources that are to be made, components and the stack too, as the state would note them:
    secrets and what is not known yet are placeholders.
    """

    def __init__(self, progress: Progress, secrets: list[str], total: int) -> None:
        self._progress, self._secrets, self._total = progress, secrets, total
        self.forget()

    def forget(self) -> None:
        """Begin again: what follows is another run."""
        self.steps: list[CloudStep] = []
        self.parents: dict[str, str] = {}
        self.seen: dict[str, Seen] = {}
        self.errors: list[str] = []
        self.creates: list[dict[str, Any]] = []
        self._failed: dict[str, tuple[dict[str, Any], str | None]] = {}
        self._said: dict[str, str] = {}
        self.finished = 0

    def take(self, event: "EngineEvent") -> None:
        """Note one event; called by the Automation API's reading thread."""
        if event.resource_pre_event:
            self._begin(event.resource_pre_event.metadata)
        elif event.res_outputs_event:
            self._end(event.res_outputs_event.metadata)
        elif event.diagnostic_event and event.diagnostic_event.severity == "error":
            text = mask_text(COLOUR.sub("", event.diagnostic_event.message).strip(), self._secrets)
            if text and text not in self.errors:
                self.errors.append(text)
            urn = event.diagnostic_event.urn or ""
            self._said[urn] = f"{self._said.get(urn, '')}\n{text}"
        elif event.res_op_failed_event:
            self._fail(event.res_op_failed_event.metadata)

    def failed_creates(self) -> list[FailedCreate]:
        """Creates that failed in this run."""
        return [FailedCreate(item, self._said.get(urn, ""), old) for urn, (item, old) in self._failed.items()]

    def _fail(self, data: Any) -> None:  # noqa: ANN401 - the Automation API's own, untyped in parts
        if not str(getattr(data.op, "value", data.op)).startswith("create") or data.new is None:
            return
        self._failed[data.urn] = (_noted(data.new), data.old.id if data.old else None)

    def _begin(self, data: Any) -> None:  # noqa: ANN401 - the Automation API's own, untyped in parts
        operation = str(getattr(data.op, "value", data.op))
        if operation == "delete" and getattr(data.old, "retain_on_delete", False):
            operation = FORGET
        state = data.new or data.old
        if state is not None and state.parent:
            self.parents[data.urn] = state.parent
        if data.old is not None and data.old.id:
            self.seen[data.old.id] = Seen(data.old.id, data.type, data.urn, self.parents.get(data.urn, ""))
        if operation == "create" and data.new is not None:
            self.creates.append(_noted(data.new))
        if operation not in QUIET and data.type != STACK:
            self.steps.append(
                CloudStep(
                    op=operation,
                    type=data.type,
                    name=data.urn.split("::")[-1],
                    urn=data.urn,
                    changes=_changes(data, operation),
                )
            )

    def _end(self, data: Any) -> None:  # noqa: ANN401 - the same
        self.finished += 1
        self._progress(self.finished, max(self.finished, self._total), data.urn.split("::")[-1])


def _noted(new: Any) -> dict[str, Any]:  # noqa: ANN401 - the Automation API's own, untyped in parts
    names = ("urn", "custom", "type", "inputs", "parent", "provider", "protect")
    return {name: value for name in names if (value := getattr(new, name)) not in (None, "")}


def _changes(data: Any, operation: str) -> tuple[str, ...]:  # noqa: ANN401 - the same
    new = dict(data.new.inputs or {}) if data.new else {}
    if operation == "create":
        return tuple(
            f"{key}: -> {mask_value(key, value)}" for key, value in sorted(new.items()) if not key.startswith("__")
        )
    old = {**(data.old.outputs or {}), **(data.old.inputs or {})} if data.old else {}
    # paths such as metadata.owner or tags[0]: the whole property is shown
    named = {re.split(r"[.\[]", key)[0] for key in [*(data.detailed_diff or {}), *(data.diffs or [])]}
    # neither the bridge's own notes nor a "no" beside nothing, which it writes down at the first change
    nothing = (None, False)
    said = {k for k in named if not k.startswith("__") and not (old.get(k) in nothing and new.get(k) in nothing)}
    keys = sorted(said)
    return tuple(f"{key}: {mask_value(key, old.get(key))} -> {mask_value(key, new.get(key))}" for key in keys)
