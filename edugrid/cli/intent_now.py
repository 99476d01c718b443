"""The inventory of the working folder, as it is now."""

from typing import TYPE_CHECKING

from edugrid.cli.paths import inventories

if TYPE_CHECKING:
    from edugrid.intent.tree import Intent


def intent_now(region: str) -> "Intent":
    """The intent of ``region``; a command that has opened the region does not read it again.

    Raises:
        edugrid.intent.problems.IntentError: it has problems.

    """
    from edugrid.intent.current import current_intent

    return current_intent(inventories(), region)
