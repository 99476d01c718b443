"""``edugrid cloud restore --from-cloud``."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import uuid4

from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import DamagedStateError
from edugrid.cloud.ordered_state import ordered_state
from edugrid.cloud.pending import settle
from edugrid.cloud.pending_kinds import PENDING_KINDS
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.stack.known_resources import known_resources
from edugrid.cloud.stack.set_aside import REPLACED, set_aside
from edugrid.cloud.stack.settled import settled
from edugrid.cloud.without_secrets import without_secrets

if TYPE_CHECKING:
    from pulumi.automation import Stack

UNKNOWN: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""What the engine shows in place of a value that only the cloud can tell (its own UnknownStringValue)."""

PROVIDER: Final = "pulumi:providers:"
Item = dict[str, Any]


class TakenBack(NamedTuple):
    """``resources`` of the clouds are in the state again, ``missing`` are names of declared ones that were not found.

    ``renewed`` are credentials, whose secret nobody can read: an old one is removed, the next ``up`` makes a new one.
    ``kept`` is where a damaged state lies now.
    """

    resources: int
    missing: tuple[str, ...]
    renewed: tuple[str, ...]
    kept: Path | None


def take_back(region: str, root: Path, state: Path, progress: Progress = silent) -> TakenBack:
    """Find what the design declares in the clouds, by name and place, and put it into the state that lacks it.

    Nothing is made or changed in a cloud but for ``renewed``. An object can be sought only when what it belongs to is
    known (a subnet's network): the engine is asked what it would make, what is found of it is noted, and again, until
    nothing new can be sought. Broken off at any time, the same command goes on. A look must follow, then ``up``, which
    makes what is missing and repeats what may be repeated (roles, quotas).

    Raises:
        CloudError: several objects fit one name; somebody holds the lock; a cloud cannot be reached; the engine refused.
        edugrid.intent.problems.IntentError: the intent or a policy forbids the work.

    """
    engine = Engine(region, root, state)
    kept = _damaged_away(engine, state / "pulumi" / REPLACED)
    sought: set[str] = set()
    with engine.locked_stack() as stack:
        settled(engine, stack)
        before = _count(engine, stack)
        while True:
            wanted = _wanted(engine, stack, progress)
            frame = [item for item in wanted if _is_frame(item)]
            ripe = [item for item in wanted if _can_be_sought(item, sought)]
            if not frame and not ripe:
                break
            _put(engine, stack, frame)
            engine.state_of(stack).remember(ripe)
            settle(engine.state_of(stack), engine.specs)
            sought |= {item["urn"] for item in ripe}
        found = _count(engine, stack) - before
    return TakenBack(
        found,
        _names(wanted, keep=True),
        _names(wanted, keep=False),
        kept,
    )


def _wanted(engine: Engine, stack: "Stack", progress: Progress) -> list[Item]:
    """What the engine would make now."""
    log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
    engine.run(stack, log, stack.preview, fresh=True, refresh=True)
    return log.creates


def _is_frame(item: Item) -> bool:
    """A component or a provider: nothing in a cloud, but the objects' entries in the state need it."""
    return not item.get("custom") or (item["type"].startswith(PROVIDER) and UNKNOWN not in str(item.get("inputs")))


def _can_be_sought(item: Item, sought: Collection[str]) -> bool:
    ready = UNKNOWN not in str(item.get("inputs")) and UNKNOWN not in item.get("provider", "")
    return item["type"] in PENDING_KINDS and ready and item["urn"] not in sought


def _put(engine: Engine, stack: "Stack", frame: list[Item]) -> None:
    if not frame:
        return
    body = engine.state_of(stack).read()
    deployment: Any = body.get("deployment") or {}
    resources = deployment.get("resources") or []
    for item in frame:
        inputs = without_secrets(item.get("inputs") or {})
        if item.get("custom"):
            resources.append(item | {"id": str(uuid4()), "inputs": inputs, "outputs": inputs})
        else:
            resources.append({key: item[key] for key in ("urn", "type", "parent") if key in item} | {"custom": False})
    body["deployment"] = deployment | {"resources": ordered_state(resources)}
    engine.state_of(stack).write(body)


def _count(engine: Engine, stack: "Stack") -> int:
    """How many objects of the clouds the state knows."""
    known = known_resources(engine, stack)
    return sum(bool(item.get("id")) and not item["type"].startswith(PROVIDER) for item in known)


def _names(wanted: list[Item], *, keep: bool) -> tuple[str, ...]:
    kinds = {kind for kind, how in PENDING_KINDS.items() if how.keep == keep}
    return tuple(str(item["urn"]).rpartition("::")[2] for item in wanted if item["type"] in kinds)


def _damaged_away(engine: Engine, folder: Path) -> Path | None:
    """Move a state away that nobody can read; None when it can be read, or there is none."""
    try:
        with engine.open() as stack:
            engine.state_of(stack).read()
    except DamagedStateError as error:
        now = datetime.now(tz=UTC)
        return set_aside(engine, folder / f"{engine.name}-{now:%Y%m%dT%H%M%S%fZ}-damaged.json", error)
    return None
