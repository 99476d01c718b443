"""A move begins: nothing is touched but placement.yml."""

from datetime import UTC, datetime
from pathlib import Path

from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.move.moving import application
from edugrid.cloud.move.side import look_at_side
from edugrid.cloud.move.write_placement import write_placement
from edugrid.design.decide import decide
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.placed import ApplicationMove, PlacedApplication
from edugrid.region import OpenRegion
from edugrid.text import Text


def begin(opened: OpenRegion, root: Path, name: str, to: str | None, by: str) -> Path | None:
    """Record that the application ``name`` of the city opened moves to where city.yml or the rules want it.

    An application that was put somewhere before anything was recorded is looked for in the clouds. None when it lies
    where it should.

    Args:
        opened: one city.
        root: the folder of the provinces.
        name: the application.
        to: where the user thinks that it goes; None: wherever it is wanted.
        by: who begins the move.

    Raises:
        CloudInputError: ``to`` is not where it is wanted, no cloud suits, or nobody can say where it lies.

    """
    city, app = application(opened, opened.intent.target, name)
    decision = next(item for item in decide(city) if item.application == name)
    wanted = decision.cloud
    if wanted is None:
        raise CloudInputError(
            Text(f"no cloud suits {name}: {decision.reason.en}", f"没有适合 {name} 的云：{decision.reason.zh}"),
            Text("change its needs in city.yml", "请在 city.yml 中调整应用需求"),
        )
    if to is not None and to != wanted:
        raise CloudInputError(
            Text(
                f"{name} is wanted on {wanted}: {decision.reason.en}", f"{name} 应部署在 {wanted}：{decision.reason.zh}"
            ),
            Text(
                f"write `cloud: {to}` at {name} in {opened.intent.root}/{city.path}/city.yml first, and have it reviewed",
                f"请先在 {opened.intent.root}/{city.path}/city.yml 中把 {name} 的 cloud 改为 {to} 并审阅",
            ),
        )
    record = city.placed.get(name) or _found(opened, name, app.name, wanted)
    if record is None or record.cloud == wanted:
        return None
    now = datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0)
    move = ApplicationMove(to=wanted, stage="create", began=now, by=by)
    return write_placement(root / city.path, name, record.model_copy(update={"move": move}))


def _found(opened: OpenRegion, name: str, app: str, wanted: str) -> PlacedApplication | None:
    """Where its servers are; None when there are none elsewhere than where it is wanted."""
    there: list[str] = []
    for spec in opened.design.tenancies:
        if spec.label == wanted:
            continue
        side = look_at_side(spec, f"{spec.project}-{app}")
        if side is None:
            raise CloudInputError(
                Text(
                    f"{spec.label} could not be asked whether {name} lies there",
                    f"无法查询 {spec.label} 上是否有 {name}",
                ),
                Text(
                    "try again when it answers, or write placement.yml: edugrid cloud place --record",
                    "请稍后重试，或登记 placement.yml：edugrid cloud place --record",
                ),
            )
        if side.servers:
            there.append(spec.label)
    if not there:
        return None
    if len(there) > 1:
        raise CloudInputError(
            Text(f"{name} has servers on {' and '.join(there)}", f"{name} 在 {'、'.join(there)} 上都有云主机"),
            Text("write down in placement.yml where it lies", "请在 placement.yml 中登记其所在的云"),
        )
    return PlacedApplication(cloud=there[0], since=datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0))
