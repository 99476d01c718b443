"""What a killed engine left is settled before anything else is done."""

from edugrid.cloud.engine import Engine
from edugrid.cloud.pending import settle


def settled(engine: Engine) -> bool:
    """Settle pending operations; True when there were some, so that the engine must run, whatever a look shows."""
    with engine.locked_stack() as stack:
        return settle(engine.state_of(stack), engine.specs) > 0
