"""One region, opened: intent read, numbers allocated, design computed."""

from pathlib import Path
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.region import RegionDesign
from edugrid.intent.tree import Intent


class OpenRegion(NamedTuple):
    """What every command works on."""

    intent: Intent
    ledger: Ledger
    design: RegionDesign


def open_region(root: Path, region: str) -> OpenRegion:
    """Read ``root``/``region`` (``henan/zhengzhou``), allocate in memory and design.

    Nothing is written: a number that is not yet in the ledger file is reported by ``validate``.

    Raises:
        edugrid.intent.problems.IntentError: with every problem found.
    """
    from edugrid.allocate.allocate import allocate
    from edugrid.design.build import build
    from edugrid.intent.load import load_intent

    intent = load_intent(root, region)
    ledger = allocate(intent)
    return OpenRegion(intent, ledger, build(intent, ledger))
