"""What a stack's state holds."""

from typing import TYPE_CHECKING, Any

from edugrid.cloud.engine import Engine

if TYPE_CHECKING:
    from pulumi.automation import Stack


def known_resources(engine: Engine, stack: "Stack") -> list[dict[str, Any]]:
    """The resources of the state, secrets encrypted; the engine is asked only where the file cannot be read without it.

    Raises:
        CloudError: the engine cannot read it either.

    """
    state: Any = engine.known_state()
    if state is None:
        state = engine.state_of(stack).read().get("deployment") or {}
    return state.get("resources") or []
