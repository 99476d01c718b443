"""The registers of a city: one CSV a register, one model a row. Days are of Asia/Shanghai; the last day still counts."""

from datetime import date, datetime
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.application import Copies, Port
from edugrid.intent.cloud import Capacity, Count, Limit
from edugrid.intent.mistake import MistakeError
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.settings import Name
from edugrid.text import Text

DriftKind = Literal["changed", "missing", "unmanaged", "unreachable", "expired", "over-committed"]


class _Access(Frozen):
    """``port`` to ``port_to`` of an application, from ``source``. ``domain``: the name it is reached by."""

    id: str
    application: Name
    protocol: Literal["tcp", "udp"]
    port: Port
    port_to: Port | None = None
    source: IPv4Network | IPv6Network
    domain: str | None = None
    applicant: str

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        _check_ports(self.port, self.port_to)
        return self


class WhitelistEntry(_Access):
    """One allowed access to an application; nothing else is let in."""

    approver: str
    reason: str
    until: date


class WhitelistRequest(_Access):
    """An access that somebody asks for; it lets nobody in. Its ``id`` becomes the entry's when it is approved."""

    reason: str
    until: date
    requested: date


def _check_ports(first: int, last: int | None) -> None:
    if last is not None and last < first:
        raise MistakeError(
            Text(
                f"the port range ends ({last}) before it starts ({first})",
                f"端口范围的终点（{last}）小于起点（{first}）",
            )
        )


class Approval(Frozen):
    """Capacity of one cloud above the city's allotment (归口审批); ``scope``: ``city``, a county or an application."""

    id: str
    cloud: Name
    scope: Name
    cores: Count = 0
    ram_gib: Count = 0
    instances: Count = 0
    volume_gib: Count = 0
    applicant: str
    approver: str
    reason: str
    granted: date
    until: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.until < self.granted:
            raise MistakeError(
                Text(
                    f"the approval ends ({self.until}) before it was granted ({self.granted})",
                    f"审批的截止日（{self.until}）早于批准日（{self.granted}）",
                )
            )
        return self

    @property
    def capacity(self) -> Capacity:
        """What it adds."""
        return Capacity(cores=self.cores, ram_gib=self.ram_gib, instances=self.instances, volume_gib=self.volume_gib)

    def valid(self, day: date) -> bool:
        """True from the day it was granted to its last day."""
        return self.granted <= day <= self.until


class Contract(Frozen):
    """What was bought from whom; ``price_yuan`` (whole yuan) is for the whole term, 0 cores or GiB: not agreed on.

    Without ``cloud`` it is about a legacy data centre: its room, its maintenance or a line.
    """

    id: str
    cloud: Name | None = None
    supplier: str
    price_yuan: Count
    starts: date
    ends: date
    cores: Count = 0
    ram_gib: Count = 0
    volume_gib: Count = 0

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.ends < self.starts:
            raise MistakeError(
                Text(
                    f"the contract ends ({self.ends}) before it starts ({self.starts})",
                    f"合同的终止日（{self.ends}）早于开始日（{self.starts}）",
                )
            )
        return self

    @property
    def limit(self) -> Limit:
        """What was bought."""
        return Limit(cores=self.cores or None, ram_gib=self.ram_gib or None, volume_gib=self.volume_gib or None)

    def valid(self, day: date) -> bool:
        """True from its first to its last day."""
        return self.starts <= day <= self.ends


class SurgeWindow(Frozen):
    """A time in which an application is larger; times of Asia/Shanghai, ``ends`` not included.

    ``kind`` emergency: an override that a person set and that expires by itself. ``discard_volumes``: the data volumes
    of the servers above the base count may be deleted with them when the window ends; without it only an application
    that keeps nothing on volumes may grow.
    """

    id: str
    application: Name
    kind: Literal["planned", "emergency"] = "planned"
    starts: datetime
    ends: datetime
    count: Copies
    flavor: str | None = None
    reason: str
    approver: str
    discard_volumes: bool = False

    @property
    def opens(self) -> datetime:
        """``starts`` with its zone."""
        return self.starts if self.starts.tzinfo else self.starts.replace(tzinfo=SHANGHAI)

    @property
    def closes(self) -> datetime:
        """``ends`` with its zone; no longer in the window."""
        return self.ends if self.ends.tzinfo else self.ends.replace(tzinfo=SHANGHAI)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.closes <= self.opens:
            raise MistakeError(
                Text(f"the window ends ({self.ends}) before it starts", f"时段的结束时间（{self.ends}）不晚于开始时间")
            )
        return self


class PolicyException(Frozen):
    """A dated exception from a policy; ``where`` is the resource, application or place (``*`` matches any text)."""

    id: str
    rule: Name
    where: str
    reason: str
    approver: str
    until: date


class DriftException(Frozen):
    """A difference that is known and allowed until a day, or a grace period for a new standard (``asset`` ``*``).

    ``asset`` is a device or tenancy, ``path`` the place in it as drift shows it (`` › `` between the parts); ``*`` matches
    any text in both. An empty ``kind`` means every kind. What matches is still listed, but alarms nobody.
    """

    id: str
    asset: str
    path: str = "*"
    kind: DriftKind | None = None
    reason: str
    approver: str
    until: date


class CloudAttestation(Frozen):
    """What a person vouches for on a cloud without an API: who saw what, when, and the evidence file's SHA-256."""

    cloud: Name
    resource: str
    by: str
    day: date
    evidence: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    contract: str | None = None


class ComplianceStatement(Frozen):
    """What a person says about a control of classified protection (GB/T 22239-2019) for a system.

    ``system`` and ``control`` may hold ``*``; ``control`` is a number of the standard (``8.1.1.*``). ``subject``: only for
    what a check could not see of it (a device); empty: for the whole control. ``holds`` needs a file in
    ``registers/evidence`` and its SHA-256, the others a reason.
    """

    system: str = "*"
    control: str
    subject: str = ""
    says: Literal["holds", "fails", "not-applicable"] = "holds"
    by: str
    day: date
    evidence: str = ""
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    reason: str = ""

    @model_validator(mode="after")
    def _proven(self) -> Self:
        if self.says == "holds" and not (self.evidence and self.sha256):
            raise MistakeError(
                Text(
                    "what holds needs an evidence file and its sha256 (edugrid comply attest)",
                    "确认符合时须有证据文件及其 sha256（edugrid comply attest）",
                )
            )
        if self.says != "holds" and not self.reason:
            raise MistakeError(Text(f"{self.says!r} needs a reason", f"“{self.says}”须写明理由"))
        if bool(self.evidence) != bool(self.sha256):
            raise MistakeError(Text("evidence and sha256 go together", "evidence 与 sha256 须同时填写"))
        return self


class WhitelistFile(Frozen):
    """All rows of ``registers/whitelist.csv``."""

    rows: tuple[WhitelistEntry, ...]


class WhitelistRequestsFile(Frozen):
    """All rows of ``registers/whitelist_requests.csv``."""

    rows: tuple[WhitelistRequest, ...]


class ApprovalsFile(Frozen):
    """All rows of ``registers/approvals.csv``."""

    rows: tuple[Approval, ...]


class ContractsFile(Frozen):
    """All rows of ``registers/contracts.csv``."""

    rows: tuple[Contract, ...]


class SurgesFile(Frozen):
    """All rows of ``registers/surges.csv``."""

    rows: tuple[SurgeWindow, ...]


class ExceptionsFile(Frozen):
    """All rows of ``registers/exceptions.csv``."""

    rows: tuple[PolicyException, ...]


class DriftExceptionsFile(Frozen):
    """``registers/drift_exceptions.csv``."""

    rows: tuple[DriftException, ...]


class AttestationsFile(Frozen):
    """All rows of ``registers/attestations.csv``."""

    rows: tuple[CloudAttestation, ...]


class ComplianceFile(Frozen):
    """All rows of ``registers/compliance.csv``."""

    rows: tuple[ComplianceStatement, ...]
