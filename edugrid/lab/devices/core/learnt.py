"""What a simulated device has learnt and measured. No protocol runs in it: tests and labs put it there."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LldpNeighbor:
    """A neighbour on ``port``; ``chassis`` is a hardware address, ``capabilities`` are the vendor-neutral words."""

    port: str
    system: str
    remote_port: str
    chassis: str = "02e0-0000-0001"
    port_description: str = ""
    system_description: str = "SIMULATED neighbour"
    capabilities: tuple[str, ...] = ("bridge", "router")


@dataclass(frozen=True)
class MacEntry:
    """A hardware address seen in ``vlan`` on ``port``."""

    mac: str
    vlan: int
    port: str
    static: bool = False
    seconds: int = 60


@dataclass(frozen=True)
class Binding:
    """An address that DHCP gave to ``mac`` in ``vlan`` on ``port``."""

    ip: str
    mac: str
    vlan: int
    port: str


@dataclass(frozen=True)
class Neighbor:
    """An ARP or IPv6 neighbour: ``ip`` decides which. ``seconds``: until an ARP entry goes, since an IPv6 one was reached."""

    ip: str
    mac: str
    port: str
    vlan: int = 0
    seconds: int = 600
    state: str = "REACH"
    vrf: str = ""
    static: bool = False


@dataclass(frozen=True)
class Route:
    """A learnt route; connected and static ones are worked out from the configuration."""

    prefix: str
    next_hop: str
    port: str
    protocol: str = "BGP"
    preference: int = 255
    cost: int = 0
    seconds: int = 60
    active: bool = True


@dataclass(frozen=True)
class Light:
    """An optical module in ``port``; levels in dBm and bias in mA, one value a lane."""

    port: str
    received: tuple[float, ...]
    sent: tuple[float, ...]
    bias: tuple[float, ...]
    celsius: float = 35.0
    volts: float = 3.3


@dataclass(frozen=True)
class Traffic:
    """Counters of one direction of a port."""

    octets: int = 0
    unicast: int = 0
    multicast: int = 0
    broadcast: int = 0
    discards: int = 0
    errors: int = 0

    @property
    def packets(self) -> int:
        """All packets."""
        return self.unicast + self.multicast + self.broadcast


@dataclass(frozen=True)
class Peer:
    """State of a configured BGP peer, by its address as the device prints it."""

    state: str = "Idle"
    seconds: int = 0
    prefixes: int = 0


@dataclass(frozen=True)
class Health:
    """Fans ``{number: works}``, supplies ``{number: (works, watts)}``, sensors ``{name: (now, alert, critical)}`` in °C."""

    fans: dict[int, bool] = field(default_factory=lambda: {1: True, 2: True})
    supplies: dict[int, tuple[bool, int]] = field(default_factory=lambda: {1: (True, 80)})
    sensors: dict[str, tuple[int, int, int]] = field(default_factory=lambda: {"inflow": (30, 60, 70)})
    cpu_percent: int = 5
    memory_kilobytes: int = 2048000
    memory_used_kilobytes: int = 512000


@dataclass(frozen=True)
class SeenAp:
    """What a WLAN controller knows of an access point; ``state`` is its word (``nor`` works, ``idle`` never came)."""

    state: str = "idle"
    ip: str = "-"
    model: str = "-"
    stations: int = 0
    seconds: int = 0


@dataclass
class Learnt:
    """Everything of the kind; replace a field to change it. ``reachable``: addresses that answer a ping, besides its own."""

    lldp: tuple[LldpNeighbor, ...] = ()
    macs: tuple[MacEntry, ...] = ()
    neighbors: tuple[Neighbor, ...] = ()
    bindings: tuple[Binding, ...] = ()
    routes: tuple[Route, ...] = ()
    lights: tuple[Light, ...] = ()
    received: dict[str, Traffic] = field(default_factory=dict)
    sent: dict[str, Traffic] = field(default_factory=dict)
    peers: dict[str, Peer] = field(default_factory=dict)
    aps: dict[int, SeenAp] = field(default_factory=dict)
    health: Health = field(default_factory=Health)
    pim: tuple[tuple[str, str], ...] = ()  # (port, address) of each PIM neighbour
    pool_used: dict[str, int] = field(default_factory=dict)  # addresses handed out, by pool
    silent_radius: frozenset[str] = frozenset()  # RADIUS and HWTACACS servers that do not answer, small letters
    login_users: dict[str, str] | None = None  # who the servers of a device's logins know; None: none of them answers
    unfit: frozenset[str] = frozenset()  # interfaces and VLAN numbers whose filters do not fit into the hardware
    reachable: frozenset[str] = frozenset()
