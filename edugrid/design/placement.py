"""Feature: on which cloud each application lies now, and why; both sides while it moves."""

from typing import Literal

from edugrid.design.decide import decide
from edugrid.design.decision import Decision
from edugrid.design.frozen import Frozen
from edugrid.intent.placed import MoveStage
from edugrid.intent.tree import City
from edugrid.text import Text

Role = Literal["serving", "arriving", "leaving"]


class Placement(Frozen):
    """Where an application lies (``cloud`` is a name in city.yml) and the reason, for people.

    ``role`` tells the two sides of a move; ``stage`` is that of the move. ``wanted`` is where the rules or city.yml
    want it while it still lies elsewhere and no move was begun.
    """

    application: str
    data_class: str
    cloud: str
    role: Role
    reason: Text
    stage: MoveStage | None = None
    wanted: str | None = None


def place(city: City) -> tuple[Placement, ...]:
    """Every application of ``city`` in the order of city.yml, the old side of a move first.

    What was recorded (placement.yml) holds until a move is carried out, whatever the rules say since. An application
    that no cloud suits and that was put nowhere is left out.
    """
    return tuple(placement for decision in decide(city) for placement in _sides(city, decision))


def _sides(city: City, decision: Decision) -> list[Placement]:
    record = city.placed.get(decision.application)
    if record is None:
        return [] if decision.cloud is None else [_side(decision, decision.cloud, "serving", decision.reason)]
    move = record.move
    if move is None:
        if decision.cloud in {record.cloud, None}:
            reason = decision.reason if decision.cloud else Text("put there before", "此前已部署于此")
            return [_side(decision, record.cloud, "serving", reason)]
        reason = Text(
            f"put there on {record.since.date()}; now wanted on {decision.cloud}: {decision.reason.en}",
            f"{record.since.date()} 部署于此；现应部署在 {decision.cloud}：{decision.reason.zh}",
        )
        return [_side(decision, record.cloud, "serving", reason).model_copy(update={"wanted": decision.cloud})]
    sides: tuple[tuple[str, Role], ...] = {
        "create": ((record.cloud, "serving"), (move.to, "arriving")),
        "replicate": ((record.cloud, "serving"), (move.to, "arriving")),
        "switch": ((record.cloud, "leaving"), (move.to, "serving")),
        "drain": ((record.cloud, "leaving"), (move.to, "serving")),
        "delete": ((move.to, "serving"),),
        "abort": ((record.cloud, "serving"),),
    }[move.stage]  # type: ignore[assignment] # the literals of a dict's values are widened
    moving = Text(f"moves from {record.cloud} to {move.to}", f"正由 {record.cloud} 迁往 {move.to}")
    reasons = {record.cloud: moving, move.to: decision.reason if decision.cloud == move.to else moving}
    return [
        _side(decision, cloud, role, reasons[cloud]).model_copy(update={"stage": move.stage}) for cloud, role in sides
    ]


def _side(decision: Decision, cloud: str, role: Role, reason: Text) -> Placement:
    return Placement(
        application=decision.application, data_class=decision.data_class, cloud=cloud, role=role, reason=reason
    )
