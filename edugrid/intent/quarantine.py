"""The register of hosts that are cut off (``registers/quarantine.csv``)."""

from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import Port
from edugrid.intent.mistake import MistakeError
from edugrid.intent.settings import Name
from edugrid.text import Text

SLOTS: Final = 3
"""Rules that an access list has room for before all others: numbers 1 to 3."""


class Quarantine(Frozen):
    """A host that reaches nothing until the end of a day (Asia/Shanghai).

    ``host`` is an address or prefix in a segment, or the name of an application: all its servers. With ``device`` and
    ``port`` its access port goes into the quarantine VLAN, where nobody else is; without, the list at its first hop denies
    what comes from it. ``released``: it ended then, before its day. A row stays when it is over: it is the record.
    """

    id: Annotated[str, Field(pattern=r"^QT-[0-9]{4,5}$")]
    host: Annotated[str, Field(pattern=r"^[0-9A-Za-z.:/-]+$")]
    device: Name | None = None
    port: Port | None = None
    reason: str
    by: str
    since: date
    until: date
    released: date | None = None
    released_by: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.device is None) != (self.port is None):
            raise MistakeError(Text("give device and port, or neither", "device 与 port 须同时填写或同时留空"))
        if self.network is None and self.port is not None:
            raise MistakeError(
                Text(f"{self.host} is no address; a port needs one", f"{self.host} 不是地址；按端口隔离须填写地址")
            )
        if self.until < self.since:
            raise MistakeError(
                Text(
                    f"it ends ({self.until}) before it begins ({self.since})",
                    f"截止日（{self.until}）早于开始日（{self.since}）",
                )
            )
        return self

    @property
    def network(self) -> IPv4Network | IPv6Network | None:
        """The address or prefix; None for an application."""
        try:
            return ip_network(self.host)
        except ValueError:
            return None

    def active(self, today: date) -> bool:
        """True to the end of its last day, unless it was released."""
        return self.released is None and today <= self.until


class QuarantineFile(Frozen):
    """All rows of ``registers/quarantine.csv``."""

    rows: tuple[Quarantine, ...]
