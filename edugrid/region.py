"""One region, opened: intent read, numbers allocated, design computed."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.region import RegionDesign
from edugrid.fingerprint import Fingerprint, fingerprint
from edugrid.intent.tree import Intent


class OpenRegion(NamedTuple):
    """What every command works on."""

    intent: Intent
    ledger: Ledger
    design: RegionDesign


_Key = tuple[Path, Path, str, datetime, tuple[Fingerprint, ...]]
_opened: dict[_Key, OpenRegion] = {}


def open_region(root: Path, region: str) -> OpenRegion:
    """Read ``root``/``region`` (``henan/zhengzhou``), take its numbers from the ledger files and design it.

    While no file below the province or the region's own templates changes, the same region is opened once a minute.

    Raises:
        edugrid.intent.problems.IntentError: with every problem found; among them every number that no ledger file
            holds yet, because a number that was pushed before it was recorded could move later; and everything that
            a cloud or the platform of a device cannot do.

    """
    from edugrid.intent.moment import moment

    here = root.absolute()
    at = moment()
    files = (fingerprint(here / region.strip("/").split("/")[0]), fingerprint(here.parent / "network_templates"))
    # messages name files relative to the working folder
    key = (here, Path.cwd(), region, at.replace(second=0, microsecond=0), files)
    found = _opened.get(key)
    if found is None:
        found = _open(root, region)
        _opened.clear()
        _opened[key] = found
    return found


def _open(root: Path, region: str) -> OpenRegion:
    from edugrid.allocate.allocate import allocate
    from edugrid.design.build import build
    from edugrid.design.check_capabilities import check_capabilities
    from edugrid.design.check_quarantine import check_quarantine
    from edugrid.intent.current import current_intent
    from edugrid.intent.problems import IntentError, Problem
    from edugrid.intent.source import shown
    from edugrid.network.template_folders import template_folders
    from edugrid.network.unsupported import unsupported
    from edugrid.text import Text

    intent = current_intent(root, region)
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
    problems += check_quarantine(intent, design)
    problems += unsupported(intent, design.devices, template_folders(root))
    if problems:
        raise IntentError(problems)
    return OpenRegion(intent, ledger, design)
