"""An entry ends before its time."""

from datetime import timedelta
from pathlib import Path

from edugrid.intent.load import load_intent
from edugrid.intent.put_registers import put_registers
from edugrid.intent.registers import WhitelistEntry
from edugrid.text import Text
from edugrid.whitelist.approve import ENTRIES
from edugrid.whitelist.errors import WhitelistError
from edugrid.whitelist.register_files import register_files


def end(root: Path, region: str, identity: str) -> WhitelistEntry:
    """Put the last day of the entry ``identity`` to yesterday, so that the next plan takes its rules away.

    Raises:
        WhitelistError: there is no such entry, or it has ended already.

    """
    files = register_files(root, region)
    found = next((row for row in files.city.registers.whitelist if row.id == identity), None)
    if found is None:
        raise WhitelistError(
            Text(
                f"there is no entry {identity} in {files.path(ENTRIES)}", f"{files.path(ENTRIES)} 中没有条目 {identity}"
            )
        )
    if found.until < files.intent.today:
        raise WhitelistError(Text(f"{identity} ended on {found.until}", f"{identity} 已于 {found.until} 到期"))
    row = {"id": identity, "until": (files.intent.today - timedelta(days=1)).isoformat()}
    text = files.merged(ENTRIES, tuple(WhitelistEntry.model_fields), row)
    put_registers(root, files.city.path, {files.path(ENTRIES): text}, load_intent)
    return found
