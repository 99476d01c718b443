"""One thing that has an address or a serial number: a server, a device, a line of the register of assets."""

from datetime import date
from typing import Literal

from edugrid.design.frozen import Frozen

HostKind = Literal["server", "storage", "network", "security", "terminal", "power", "software", "other"]


class OpenPort(Frozen):
    """Ports that are let in, first to last; ``entries`` are the rows of registers/whitelist.csv that say so."""

    protocol: str
    first: int
    last: int
    entries: tuple[str, ...] = ()

    def show(self) -> str:
        """As people write it: ``tcp 443``, ``udp 30000-30100``."""
        return (
            f"{self.protocol} {self.first}" if self.first == self.last else f"{self.protocol} {self.first}-{self.last}"
        )


class Host(Frozen):
    """``id`` is unique in a province: ``device/zz-core-1``, ``server/gov/edu-zhengzhou/…``, ``asset/ZM-2019-0042``.

    ``owner`` is what the intent says, ``told_owner`` what the register of assets says where that is something else.
    ``system`` is the short name of its system, empty for none. ``software`` is the product with its version as the
    register has it. ``place``: the cloud's project, or the data centre and rack, or the school. ``asset`` is the row of
    registers/assets.csv that tells of it. ``declared``: edugrid builds or configures it; otherwise it only stands in a
    register. ``addresses`` are texts: an address, or the name that a device is managed by.
    """

    id: str
    name: str
    kind: HostKind
    region: str
    system: str = ""
    owner: str = ""
    told_owner: str = ""
    platform: str = ""
    model: str = ""
    serial: str = ""
    software: str = ""
    addresses: tuple[str, ...] = ()
    place: str = ""
    ports: tuple[OpenPort, ...] = ()
    warranty_until: date | None = None
    installed: date | None = None
    state: Literal["planned", "in-use", "idle", "retired"] = "in-use"
    asset: str = ""
    declared: bool = True
