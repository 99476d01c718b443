"""Somebody asks for an entry."""

from collections.abc import Mapping
from pathlib import Path

from edugrid.drift.fix.next_id import next_id
from edugrid.intent.load import load_intent
from edugrid.intent.put_registers import put_registers
from edugrid.intent.registers import WhitelistRequest
from edugrid.whitelist.register_files import RegisterFiles, register_files

REQUESTS = "whitelist_requests"


def request(root: Path, region: str, values: Mapping[str, str]) -> str:
    """Append a request to ``registers/whitelist_requests.csv`` and give its id, which the entry will have.

    ``values`` are the columns of :class:`WhitelistRequest` without ``id`` and ``requested``.

    Raises:
        edugrid.intent.problems.IntentError: the request cannot be meant; nothing was written.

    """
    files = register_files(root, region)
    identity = next_id("WL", _taken(files))
    row = {**values, "id": identity, "requested": files.intent.today.isoformat()}
    text = files.merged(REQUESTS, tuple(WhitelistRequest.model_fields), row)
    put_registers(root, files.city.path, {files.path(REQUESTS): text}, load_intent)
    return identity


def _taken(files: RegisterFiles) -> set[str]:
    """Ids of entries, of requests, and of entries that are gone and whose rule numbers the ledger keeps."""
    registers = files.city.registers
    numbers = files.intent.taken.get(files.city.path, {}).get("acl_rule", {})
    ids = {row.id for row in registers.whitelist} | {row.id for row in registers.whitelist_requests}
    return ids | {owner.removeprefix("whitelist/") for owner in numbers}
