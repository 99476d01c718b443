"""Structured design of an OLT: profiles, PON ports, ONUs and the services behind them."""

from typing import Literal

from edugrid.design.frozen import Frozen


class Dba(Frozen):
    """A DBA profile (ITU-T G.984.3): type 1 to 5, rates in kbit/s."""

    id: int
    name: str
    type: int
    fix: int | None = None
    assure: int | None = None
    max: int | None = None


class Tcont(Frozen):
    """A T-CONT of a line profile and the id and name of its DBA profile."""

    id: int
    dba: int
    dba_name: str


class Gem(Frozen):
    """A GEM port of a line profile, and the VLAN that it carries on the ONU's side."""

    id: int
    tcont: int
    vlan: int
    segment: str


class LineProfile(Frozen):
    """How an ONU's traffic crosses the PON."""

    id: int
    name: str
    tconts: tuple[Tcont, ...]
    gems: tuple[Gem, ...]


class ServiceProfile(Frozen):
    """What ports an ONU has (``eth`` of them), and the VLANs that cross them; ``model`` is the vendor's name of the ONU."""

    id: int
    name: str
    model: str
    eth: int
    vlans: tuple[int, ...]


class PonPort(Frozen):
    """A PON port (frame/slot/port), its optical class, and the light (dBm) that its ONUs may receive."""

    name: str
    optics: str
    onu_rx_min: float
    onu_rx_max: float

    @property
    def board(self) -> str:
        """``0/1`` of ``0/1/3``."""
        return self.name.rpartition("/")[0]

    @property
    def number(self) -> int:
        """``3`` of ``0/1/3``."""
        return int(self.name.rpartition("/")[2])


class EthPort(Frozen):
    """An Ethernet port of an ONU: untagged frames are in ``vlan`` (the ONU's own number of it)."""

    number: int
    vlan: int
    priority: int


class OnuDesign(Frozen):
    """An ONU: ``serial`` is four letters and eight digits, ``serial_hex`` the same in sixteen digits; both None with ``loid``.

    ``loss_db`` is what the optical budget expects, the margin not counted.
    """

    pon: str
    id: int
    serial: str | None
    serial_hex: str | None
    loid: str | None
    model: str
    line: LineProfile
    service: ServiceProfile
    gems: tuple[Gem, ...]
    description: str
    ports: tuple[EthPort, ...]
    loss_db: float

    @property
    def board(self) -> str:
        """``0/1`` of ``0/1/3``."""
        return self.pon.rpartition("/")[0]

    @property
    def port(self) -> int:
        """``3`` of ``0/1/3``."""
        return int(self.pon.rpartition("/")[2])


class ServicePort(Frozen):
    """A service flow: ``user_vlan`` behind the ONU is ``vlan`` in the network."""

    index: int
    vlan: int
    pon: str
    onu: int
    gem: int
    user_vlan: int


class Protection(Frozen):
    """Type B protection (ITU-T G.984.1) of a PON port by another port of the same OLT."""

    group: int
    work: str
    protect: str


class DualHoming(Frozen):
    """Type B protection by a port of another OLT; ``role`` is this OLT's."""

    group: int
    port: str
    role: Literal["work", "protect"]
    peer: str
    peer_port: str


class Optical(Frozen):
    """Everything optical of one OLT."""

    dba_profiles: tuple[Dba, ...]
    lines: tuple[LineProfile, ...]
    services: tuple[ServiceProfile, ...]
    pons: tuple[PonPort, ...]
    onus: tuple[OnuDesign, ...]
    service_ports: tuple[ServicePort, ...]

    @property
    def boards(self) -> tuple[str, ...]:
        """Boards with PON ports, in order."""
        return tuple(dict.fromkeys(pon.board for pon in self.pons))

    @property
    def flows(self) -> dict[tuple[str, int, int], ServicePort]:
        """Service ports by PON port, ONU and GEM port."""
        return {(flow.pon, flow.onu, flow.gem): flow for flow in self.service_ports}
