"""A request becomes an entry, or is refused."""

from datetime import date
from pathlib import Path

from edugrid.intent.load import load_intent
from edugrid.intent.put_registers import put_registers
from edugrid.intent.registers import WhitelistEntry, WhitelistRequest
from edugrid.sheets.drop_row import drop_row
from edugrid.text import Text
from edugrid.whitelist.errors import WhitelistError
from edugrid.whitelist.register_files import RegisterFiles, register_files
from edugrid.whitelist.request import REQUESTS

ENTRIES = "whitelist"


def approve(root: Path, region: str, identity: str, by: str, until: date | None = None) -> WhitelistRequest:
    """Move the request ``identity`` into ``registers/whitelist.csv``; ``until`` shortens it. Rows keep their places.

    Raises:
        WhitelistError: there is no such request, or ``until`` is later than what was asked for.
        edugrid.intent.problems.IntentError: the entry cannot be (approved by who asked for it …); nothing was written.

    """
    files = register_files(root, region)
    found = _find(files, identity)
    if until is not None and until > found.until:
        raise WhitelistError(
            Text(
                f"{identity} was asked for until {found.until}; a longer term needs another request",
                f"{identity} 申请的截止日为 {found.until}；更长的期限须另行申请",
            )
        )
    columns = tuple(WhitelistEntry.model_fields)
    values = {name: _cell(getattr(found, name)) for name in columns if name != "approver"}
    row = values | {"approver": by, "until": (until or found.until).isoformat()}
    texts = {
        files.path(ENTRIES): files.merged(ENTRIES, columns, row),
        files.path(REQUESTS): drop_row(files.text(REQUESTS), identity),
    }
    put_registers(root, files.city.path, texts, load_intent)
    return found


def reject(root: Path, region: str, identity: str) -> WhitelistRequest:
    """Take the request ``identity`` out of ``registers/whitelist_requests.csv``.

    Raises:
        WhitelistError: there is no such request.

    """
    files = register_files(root, region)
    found = _find(files, identity)
    put_registers(root, files.city.path, {files.path(REQUESTS): drop_row(files.text(REQUESTS), identity)}, load_intent)
    return found


def _find(files: RegisterFiles, identity: str) -> WhitelistRequest:
    rows = files.city.registers.whitelist_requests
    found = next((row for row in rows if row.id == identity), None)
    if found is None:
        known = ", ".join(row.id for row in rows) or "-"
        raise WhitelistError(
            Text(f"there is no request {identity} (open: {known})", f"没有申请 {identity}（待审批：{known}）")
        )
    return found


def _cell(value: object) -> str:
    return "" if value is None else str(value)
