"""One look at a region's clouds: what the engine would do, and what it cannot see; nothing is written."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple

from edugrid.cloud.connect import connect
from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog, Seen
from edugrid.cloud.errors import CloudError, RefusedCredentialsError
from edugrid.cloud.half_made import half_made
from edugrid.cloud.home import home
from edugrid.cloud.knock import knock
from edugrid.cloud.live import live, project_id
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.scan import Unmanaged, scan
from edugrid.cloud.v6_need import V6Need, v6_needs, v6_owned
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text


class Tenant(NamedTuple):
    """One tenancy as it was found; ``error`` when its cloud could not be read, ``project`` None when not there yet.

    ``v6`` are its networks whose IPv6 prefix the cloud assigns.
    """

    spec: TenancySpec
    project: str | None
    unmanaged: tuple[Unmanaged, ...]
    error: CloudError | None
    v6: tuple[V6Need, ...] = ()


class AdoptedTenant(NamedTuple):
    """An adopted project as it was found; what nobody declared in it is somebody's, and is only told."""

    spec: AdoptedSpec
    unmanaged: tuple[Unmanaged, ...]


class Look(NamedTuple):
    """What one look found. ``seen`` are the resources of the state by id."""

    steps: tuple[CloudStep, ...]
    parents: dict[str, str]
    seen: dict[str, Seen]
    tenants: tuple[Tenant, ...]
    adopted: tuple[AdoptedTenant, ...] = ()


def look(engine: Engine, progress: Progress = silent) -> Look:
    """Preview with a refresh that is not kept, beside a listing of each project through the API.

    A cloud that cannot be reached is left out and told in its tenant's ``error``; the others are looked at.

    Raises:
        CloudError: the engine stopped.

    """
    specs = engine.specs
    with ThreadPoolExecutor(max_workers=2 * len(specs) + len(engine.adopted) + 1) as pool:
        progress(0, 2 * resources_of(specs), "connect")
        asked = cache(lambda: _ask(engine, pool))
        log = _engine_look(engine, asked, progress)
        listed = [listing.result() for listing in asked().listings]
        adopted = tuple(AdoptedTenant(spec, _others(spec, own.result(), log.seen)) for spec, own in asked().adopted)
    tenants = tuple(
        Tenant(spec, None, (), found) if isinstance(found, CloudError) else _tenant(spec, found[0], found[1], log.seen)
        for spec, found in zip(specs, listed, strict=True)
    )
    return Look(tuple(log.steps), log.parents, log.seen, tenants, adopted)


class _Asked(NamedTuple):
    """What is being asked of the clouds: logins by cloud, what is in each tenancy, what is in each adopted project."""

    doors: dict[str, Future[Any]]
    listings: list[Future[tuple[str | None, tuple[LiveObject, ...]] | CloudError]]
    adopted: list[tuple[AdoptedSpec, Future[tuple[LiveObject, ...]]]]


def _ask(engine: Engine, pool: ThreadPoolExecutor) -> _Asked:
    doors = {spec.cloud: pool.submit(_door, spec) for spec in engine.specs}
    return _Asked(
        doors,
        [pool.submit(_listing, spec, doors[spec.cloud]) for spec in engine.specs],
        [(spec, pool.submit(_adopted, spec, doors[spec.cloud])) for spec in engine.adopted],
    )


def _engine_look(engine: Engine, asked: Callable[[], _Asked], progress: Progress) -> EngineLog:
    """Preview what lies on the open clouds.

    Where every cloud answers a knock the engine does not wait for the logins, and starts first: to load what asks the
    clouds takes as long as the engine takes to get ready. When it fails and a door stayed shut, it runs again without
    that cloud.
    """
    failed: CloudError | None = None
    if all(knock(url) for url in engine.auth_urls):
        log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
        try:
            _preview(engine, log, engine.specs, asked)
        except CloudError as error:
            failed = error
        else:
            return log
    doors = asked().doors
    open_clouds = [spec for spec in engine.specs if not isinstance(doors[spec.cloud].result(), CloudError)]
    if failed is not None and len(open_clouds) == len(engine.specs):
        raise _explained(engine, failed)
    log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
    if open_clouds:
        _preview(engine, log, open_clouds, asked)
    return log


def _explained(engine: Engine, failed: CloudError) -> CloudError:
    """``failed``, or what stands behind it where the first run broke off too early."""
    known = (engine.known_state() or {}).get("resources") or []
    names = ", ".join(half_made(engine.specs, known)) if isinstance(failed, RefusedCredentialsError) else ""
    if not names:
        return failed
    return CloudError(
        Text(
            f"the first run broke off before edugrid had a role in {names}: until then nothing in it can be looked at",
            f"首次运行在 edugrid 取得 {names} 的角色之前中断：此前无法查看其中的内容",
        ),
        Text(f"finish it: edugrid cloud up {engine.region} --yes", f"请先完成：edugrid cloud up {engine.region} --yes"),
        failed.detail,
    )


def _tenant(spec: TenancySpec, project: str | None, there: tuple[LiveObject, ...], seen: dict[str, Seen]) -> Tenant:
    needs = v6_needs(spec, there, seen)
    return Tenant(spec, project, scan(there, {*seen, *v6_owned(needs)}), None, needs)


def _preview(engine: Engine, log: EngineLog, specs: Sequence[TenancySpec], beside: Callable[[], object]) -> None:
    only: list[str] = []
    options: dict[str, Any] = {}
    if len(specs) < len(engine.specs):
        only = [spec.cloud for spec in specs]
        options["target"] = list(_targets(engine, specs))
        # what a closed cloud has that leans on an open one is not in the program: without this the engine refuses
        options["target_dependents"] = True
    with engine.open(beside=beside) as stack:
        engine.run(stack, log, stack.preview, only, fresh=True, refresh=True, **options)
    closed = [f"{spec.cloud}-{spec.project}" for spec in engine.specs if spec not in specs]
    log.steps = [step for step in log.steps if not step.name.startswith(tuple(closed))]


def _targets(engine: Engine, specs: Iterable[TenancySpec]) -> Iterable[str]:
    """Every resource of a tenancy has a name that begins with its cloud and project."""
    for spec in specs:
        yield f"urn:pulumi:{engine.name}::**::{spec.cloud}-{spec.project}**"
        yield f"urn:pulumi:{engine.name}::**::{spec.cloud}-admin"
        for held in engine.adopted:
            if held.cloud == spec.cloud:
                yield f"urn:pulumi:{engine.name}::**::{held.cloud}-{held.project}**"


def _adopted(spec: AdoptedSpec, door: Future[Any]) -> tuple[LiveObject, ...]:
    """What is in the adopted project; nothing where its cloud cannot be reached, which its tenancy tells."""
    opened = door.result()
    return () if isinstance(opened, CloudError) else live(opened, spec.cloud, spec.project_id)


def _others(spec: AdoptedSpec, there: tuple[LiveObject, ...], seen: dict[str, Seen]) -> tuple[Unmanaged, ...]:
    # the provider's id of some objects ends with the cloud's own
    known = {item.id.rsplit("/", 1)[-1] for item in spec.objects}
    return scan(there, {*seen, *known})


def _door(spec: TenancySpec) -> Any:  # noqa: ANN401 - openstacksdk has no types
    try:
        return connect(spec.cloud)
    except CloudError as error:
        return error


def _listing(spec: TenancySpec, door: Future[Any]) -> tuple[str | None, tuple[LiveObject, ...]] | CloudError:
    opened = door.result()
    if isinstance(opened, CloudError):
        return opened
    try:
        found = project_id(opened, home(spec))
        return found, live(opened, spec.cloud, found, spec.features) if found else ()
    except CloudError as error:
        return error
