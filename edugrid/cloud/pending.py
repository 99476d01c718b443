"""What an interrupted engine leaves: creates that may or may not have happened. They are taken into the state, not repeated."""

import hashlib
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from edugrid.cloud.connect import failure
from edugrid.cloud.errors import CloudError
from edugrid.cloud.ordered_state import ordered_state
from edugrid.cloud.pending_kinds import PENDING_KINDS, REPEATABLE, PendingKind
from edugrid.cloud.project_door import ProjectDoor
from edugrid.cloud.without_secrets import without_secrets
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.text import Text

SETTLE_SECONDS: Final = 20.0
"""The provider outlives a killed engine and finishes its calls; counted from the last time the state was written."""

PROJECT: Final = "openstack:identity/project:Project"


class State(Protocol):
    """Where the state is read and written: `edugrid.cloud.stack_state.StackState`."""

    def read(self) -> dict[str, Any]:
        """The exported state."""

    def write(self, body: dict[str, Any]) -> None:
        """Replace it."""

    def unfinished(self) -> list[dict[str, Any]]:
        """Resources whose create failed without a clear answer (`edugrid.cloud.unfinished`)."""

    def remember(self, resources: list[dict[str, Any]]) -> None:
        """Replace those."""


Finder = Callable[[TenancySpec, str, Mapping[str, Any]], list[tuple[str, Callable[[], None]]]]
"""Ids of what fits a resource (spec, type, inputs), each with a way to delete it."""


def settle(state: State, specs: tuple[TenancySpec, ...], find: Finder | None = None) -> int:
    """Take the objects of pending and unfinished creates into the state; the number of those operations.

    An object is matched as `PENDING_KINDS` says, inside the tenancy's own project, and only when the state does not
    have it yet. What is not there 20 s after a killed engine last wrote its state was never made and is forgotten.
    Pending updates and deletes are forgotten too: the next run must refresh, which reads what is there.

    Raises:
        CloudError: a kind that is not in the table is pending, or a match is not unique.

    """
    body = state.read()
    deployment: Any = body.get("deployment") or {}
    cut_off = [item for item in deployment.get("pending_operations") or [] if item]
    pending = [*cut_off, *({"type": "creating", "resource": item} for item in state.unfinished())]
    if not pending:
        return 0
    resources = deployment.setdefault("resources", [])
    # an operation that was cut off twice is there twice
    missing = {item["resource"]["urn"]: item["resource"] for item in pending if item["type"] == "creating"}
    ends = _ends(deployment) if cut_off else 0.0
    found = _found(missing, {item.get("id") for item in resources}, specs, find or _finder(), ends)
    for urn, identity in found.items():
        _adopt(resources, missing[urn], identity)
    if found or cut_off:
        deployment["resources"] = ordered_state(resources)
        deployment["pending_operations"] = []
        _refuse_moved(state, body)
        state.write(body)
    state.remember([])
    return len(pending)


def _refuse_moved(state: State, body: Mapping[str, Any]) -> None:
    """Another engine may have ended its run while the clouds were looked at: its state must not be written over."""
    now, then = ((one.get("deployment") or {}).get("manifest") for one in (state.read(), body))
    if now != then:
        raise CloudError(
            Text("the state was written by another run meanwhile", "状态已被另一次运行更新"),
            Text("run the same command again", "请重新运行同一条命令"),
        )


def _ends(deployment: Mapping[str, Any]) -> float:
    """Until when (seconds since 1970) a provider may still be at work."""
    try:
        return datetime.fromisoformat(deployment["manifest"]["time"]).timestamp() + SETTLE_SECONDS
    except (KeyError, TypeError, ValueError):
        return datetime.now(tz=UTC).timestamp() + SETTLE_SECONDS


def _found(
    missing: Mapping[str, dict[str, Any]],
    known: set[str | None],
    specs: tuple[TenancySpec, ...],
    find: Finder,
    ends: float,
) -> dict[str, str]:
    # a component is nothing in a cloud: the next run registers it anew
    real = {urn: item for urn, item in missing.items() if item.get("custom", True)}
    wanted = {urn: item for urn, item in real.items() if item["type"] not in REPEATABLE}
    owners = {urn: _owner(item, specs) for urn, item in wanted.items()}
    found: dict[str, str] = {}
    while True:
        for urn, item in wanted.items():
            if urn not in found:
                hits = [hit for hit in find(owners[urn], item["type"], item.get("inputs") or {}) if hit[0] not in known]
                if identity := _only(item, hits):
                    found[urn] = identity
        if len(found) == len(wanted) or time.time() > ends:
            return found
        time.sleep(2)


def _only(item: Mapping[str, Any], hits: list[tuple[str, Callable[[], None]]]) -> str | None:
    if len(hits) > 1:
        raise CloudError(
            Text(
                f"{item['urn']} was interrupted and {len(hits)} objects fit",
                f"{item['urn']} 被中断，且有 {len(hits)} 个对象符合",
            ),
            Text("delete the superfluous ones by hand, then run it again", "请手工删除多余的对象后重新运行"),
            ", ".join(identity for identity, _delete in hits),
        )
    if hits and not PENDING_KINDS[item["type"]].keep:
        hits[0][1]()
        return None
    return hits[0][0] if hits else None


def _owner(item: Mapping[str, Any], specs: tuple[TenancySpec, ...]) -> TenancySpec:
    """Every resource of a tenancy has a name that begins with its cloud and project, or at least with its cloud."""
    name = item["urn"].split("::")[-1]
    for prefix in ("{0.cloud}-{0.project}", "{0.cloud}-"):
        for spec in specs:
            if name.startswith(prefix.format(spec)) and item["type"] in PENDING_KINDS:
                return spec
    raise CloudError(
        Text(f"an interrupted operation on {item['urn']} is pending", f"{item['urn']} 上有未完成的操作"),
        Text("look at it in the cloud, then: pulumi refresh", "请在云上核对后运行：pulumi refresh"),
    )


def _adopt(resources: list[dict[str, Any]], item: dict[str, Any], identity: str) -> None:
    """Put the object into the state; where it was to replace another, that one is left for the next run to delete."""
    inputs = without_secrets(item.get("inputs") or {})
    new = {**item, "inputs": inputs, "id": identity, "outputs": {**_as_noted(inputs), "id": identity}}
    old = next((one for one in resources if one["urn"] == item["urn"] and not one.get("delete")), None)
    if old is None:
        resources.append(new)
    elif old.get("pendingReplacement"):  # it was deleted first
        resources[resources.index(old)] = new
    else:
        resources.insert(resources.index(old), new)
        old["delete"] = True


def _as_noted(inputs: dict[str, Any]) -> dict[str, Any]:
    """Inputs as the provider notes them; it keeps the SHA-1 of first-boot data, and would replace a server that has another."""
    text = inputs.get("userData")
    if not isinstance(text, str):
        return inputs
    return {**inputs, "userData": hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()}


def _finder() -> Finder:
    doors: dict[TenancySpec, ProjectDoor] = {}

    def find(spec: TenancySpec, kind: str, inputs: Mapping[str, Any]) -> list[tuple[str, Callable[[], None]]]:
        from keystoneauth1.exceptions import ClientException
        from openstack.exceptions import NotFoundException, SDKException

        try:
            if spec not in doors or (doors[spec].project is None and kind == PROJECT):
                doors[spec] = ProjectDoor(spec)
            door, how = doors[spec], PENDING_KINDS[kind]
            if door.project is None and kind != PROJECT:
                return []
            hits = [one for one in how.there(door, inputs) if how.same(inputs, one)]
            return [(how.identity(inputs, one), _deleter(door, how, one)) for one in hits]
        except NotFoundException:
            return []  # what it would belong to is not there
        except (SDKException, ClientException, OSError) as error:
            raise failure(spec.cloud, error) from None

    return find


def _deleter(door: ProjectDoor, how: PendingKind, found: Any) -> Callable[[], None]:  # noqa: ANN401 - openstacksdk has no types
    def delete() -> None:
        if not how.keep:
            door.inside.identity.delete_application_credential(door.inside.session.get_user_id(), found.id)

    return delete
