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
    """Read ``root``/``region`` (``henan/zhengzhou``), take its numbers from the ledger files and design it.

    Raises:
        edugrid.intent.problems.IntentError: with every problem found; among them every number that no ledger file
            holds yet, because a number that was pushed before it was recorded could move later; and everything that
            a cloud or the platform of a device cannot do.

    """
    from edugrid.allocate.allocate import allocate
    from edugrid.design.build import build
    from edugrid.design.check_capabilities import check_capabilities
    from edugrid.intent.load import load_intent
    from edugrid.intent.problems import IntentError, Problem
    from edugrid.intent.source import shown
    from edugrid.network.templates import templates
    from edugrid.network.unsupported import unsupported
    from edugrid.text import Text

    intent = load_intent(root, region)
    ledger = allocate(intent)
    design = build(intent, ledger)
    hint = Text(f"run: edugrid allocate {region}", f"请运行：edugrid allocate {region}")
    problems = [
        Problem(
            shown(root / file / "ledger.yml"),
            1,
            f"{kind}.{owner}",
            "not-in-ledger",
            Text(f"no number recorded yet (next free: {number})", f"尚未登记编号（下一个可用：{number}）"),
            hint,
        )
        for file, kind, owner, number in ledger.new
    ]
    problems += check_capabilities(intent, design)
    problems += unsupported(intent, design.devices, templates(root))
    if problems:
        raise IntentError(problems)
    return OpenRegion(intent, ledger, design)
