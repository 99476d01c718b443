"""``pulumi up`` typed by hand."""

from pathlib import Path

from edugrid.text import Text


def by_hand(root: Path, region: str) -> Text | None:
    """Why the stack of ``region`` may not be changed by a hand-typed ``pulumi up``; None: it is not production.

    Raises:
        edugrid.intent.problems.IntentError: the inventory has problems.

    """
    from edugrid.intent.current import current_intent

    if not current_intent(root, region).production(region):
        return None
    return Text(
        f"{region} is production: nobody else could review this; plan it: edugrid plan {region} --only cloud --out PLAN",
        f"{region} 为生产环境：此操作无法由他人审阅；请先计划：edugrid plan {region} --only cloud --out PLAN",
    )
