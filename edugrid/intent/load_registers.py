"""The registers of a city."""

from pathlib import Path
from typing import Final, NamedTuple

from pydantic import BaseModel

from edugrid.intent.allowed_domain import AllowedDomainsFile
from edugrid.intent.approved_model import ApprovedModelsFile
from edugrid.intent.asset import AssetsFile
from edugrid.intent.block_order import BlocksFile
from edugrid.intent.certificate import CertificatesFile
from edugrid.intent.columns import columns
from edugrid.intent.csv_file import read_csv
from edugrid.intent.network.onu import Onu, OnusFile
from edugrid.intent.network.wlan import ApsFile
from edugrid.intent.problems import Problem
from edugrid.intent.quarantine import QuarantineFile
from edugrid.intent.read_register import read_register
from edugrid.intent.registers import (
    ApprovalsFile,
    AttestationsFile,
    ComplianceFile,
    ContractsFile,
    DriftExceptionsFile,
    ExceptionsFile,
    SurgesFile,
    WhitelistFile,
    WhitelistRequestsFile,
)
from edugrid.intent.source import Source, shown
from edugrid.intent.system import SystemsFile
from edugrid.intent.tree import Registers
from edugrid.intent.validate import validate

FILES: Final[dict[str, type[BaseModel]]] = {
    "whitelist": WhitelistFile,
    "whitelist_requests": WhitelistRequestsFile,
    "approvals": ApprovalsFile,
    "contracts": ContractsFile,
    "surges": SurgesFile,
    "exceptions": ExceptionsFile,
    "drift_exceptions": DriftExceptionsFile,
    "attestations": AttestationsFile,
    "compliance": ComplianceFile,
    "assets": AssetsFile,
    "systems": SystemsFile,
    "certificates": CertificatesFile,
    "onus": OnusFile,
    "aps": ApsFile,
    "blocks": BlocksFile,
    "approved_models": ApprovedModelsFile,
    "domains": AllowedDomainsFile,
    "quarantine": QuarantineFile,
}
REQUIRED: Final = frozenset({"whitelist"})
"""A city without a whitelist lets nobody in: that is said, not assumed."""


class ReadRegisters(NamedTuple):
    """The rows, the source of each register, and the names of those that could not be used."""

    registers: Registers
    sources: dict[str, Source]
    broken: frozenset[str]


def load_registers(folder: Path, problems: list[Problem]) -> ReadRegisters:
    """Read every register in ``folder``; one without a file is empty. Columns are the fields of a row's model."""
    rows: dict[str, object] = {}
    sources: dict[str, Source] = {}
    broken: set[str] = set()
    for name, model in FILES.items():
        path = folder / f"{name}.csv"
        if name not in REQUIRED and not path.exists():
            continue
        source = read_csv(path, *columns(model), problems)
        sources[name] = source or Source(shown(path), {}, {})
        found = validate(source, model, problems)
        if found is None:
            broken.add(name)
        else:
            rows[name] = found.rows  # type: ignore[attr-defined] # every register's model has rows
    return ReadRegisters(Registers.model_validate(rows), sources, frozenset(broken))


class ReadOnus(NamedTuple):
    """The ONUs of a county and where they stand; ``rows`` is None when the register could not be used."""

    rows: tuple[Onu, ...] | None
    source: Source | None


def load_onus(folder: Path, problems: list[Problem]) -> ReadOnus:
    """Read a county's own register of ONUs (``<county>/registers/onus.csv``); without a file it is empty."""
    found, source = read_register(folder / "registers" / "onus.csv", OnusFile, problems)
    return ReadOnus(None if found is None else found.rows, source)
