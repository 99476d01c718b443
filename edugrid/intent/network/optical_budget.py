"""How much light is lost between OLT and ONU."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from edugrid.intent.network.olt import Splitter
from edugrid.intent.network.optical import Optical
from edugrid.intent.network.optical_class import OpticalClass


class Budget(NamedTuple):
    """``loss_db`` is what is expected, ``worst_db`` with the margin for ageing and repairs; both in dB."""

    loss_db: float
    worst_db: float


def optical_budget(optical: Optical, path: Sequence[Splitter], metres: int) -> Budget:
    """Loss over ``metres`` of fibre and the splitters of ``path``.

    Raises:
        KeyError: the table of ``optical`` has no splitter of that ratio.

    """
    splitters = sum(
        optical.splitter_db[one.ratio] + (optical.second_input_db if one.inputs > 1 else 0.0) for one in path
    )
    joints = optical.connector_db * optical.connectors + optical.splice_db * optical.splices
    loss = optical.fibre_db_per_km * metres / 1000 + splitters + joints
    return Budget(round(loss, 2), round(loss + optical.margin_db, 2))


def judge(budget: Budget, allowed: OpticalClass) -> Literal["ok", "too-much", "too-little"]:
    """Whether the class ``allowed`` bears the loss: the worst case against its maximum, the expected one against its minimum."""
    least, most = allowed.loss
    if budget.worst_db > most:
        return "too-much"
    return "too-little" if budget.loss_db < least else "ok"
