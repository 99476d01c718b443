"""What a killed engine left is settled before anything else is done."""

from typing import TYPE_CHECKING

from edugrid.cloud.engine import Engine
from edugrid.cloud.pending import settle

if TYPE_CHECKING:
    from pulumi.automation import Stack


def settled(engine: Engine, stack: "Stack") -> bool:
    """Settle pending operations; True when there were some, so that the engine must run, whatever a look shows.

    The engine is asked only where its state cannot be read without it.
    """
    state = engine.known_state()
    if state is not None and not state.get("pending_operations"):
        return False
    return engine.past_dead_locks(stack, lambda: settle(engine.state_of(stack), engine.specs)) > 0
