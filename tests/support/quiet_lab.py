"""A small network of simulated devices in this process: healthy, and ageing from night to night. No sockets."""

import random
from dataclasses import replace
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any

from inside_driver import inside_driver

from edugrid.design.network import Bgp, DeviceDesign
from edugrid.drift.announced import Routes, announced
from edugrid.drift.extent import Extent
from edugrid.drift.observe_network import look_at_device
from edugrid.drift.record import DriftRecord
from edugrid.lab.devices.core.learnt import Learnt, LldpNeighbor, MacEntry, Neighbor, Peer, Route, Traffic
from edugrid.lab.devices.core.onus import Light
from edugrid.lab.devices.make_device import make_device
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.vendors.drivers import get_driver

INVENTORIES = Path(__file__).parents[2] / "inventories"
NAMES = ("xz-gw-1", "xz-sw-1", "zm-agg-1", "zz-dc-1", "xz-olt-1")
"""VRP8, VRP5, Comware 7, and an OLT (SmartAX). They are SIMULATED, and no protocol runs in them: what they have learnt is put there."""

DAY = 86_400.0
FACTS = Extent(facts=True)


class QuietLab:
    """Devices that run what they should; ``night`` lets a day pass and changes everything that may change."""

    def __init__(self, names: tuple[str, ...] = NAMES) -> None:
        opened = open_region(INVENTORIES, "henan/zhengzhou")
        render = templates(INVENTORIES).render
        # nothing that is simulated has an IGP neighbour
        self.designs = {
            one.name: one.model_copy(update={"igp": None}) for one in opened.design.devices if one.name in names
        }
        self.intended = {name: render(design) for name, design in self.designs.items()}
        self.now = 1_790_000_000.0
        self.random = random.Random(1)  # noqa: S311 - the same nights every time
        self.devices = {name: self._device(design) for name, design in self.designs.items()}
        self.tables: dict[str, Routes] = {}
        for name in names:
            self.save(name)
            self.look(name)

    def _device(self, design: DeviceDesign) -> Any:  # noqa: ANN401 - two classes of one name
        device = make_device(
            design.platform, design.name, None, startup=self.intended[design.name], clock=lambda: self.now
        )
        device.learnt = self._learnt(design)
        return device

    def _learnt(self, design: DeviceDesign) -> Learnt:
        peers = design.bgp.peers if design.bgp else ()
        others: list[Bgp] = [one.bgp for one in self.designs.values() if one.bgp and one.name != design.name]
        port = next((port.name for port in design.ports if port.mode == "routed"), "")
        lldp = design.lldp.neighbors if design.lldp else ()
        return Learnt(
            lldp=tuple(LldpNeighbor(one.port, one.device, one.far_port) for one in lldp),
            peers={str(peer.address).upper(): Peer("Established", 3600, 12) for peer in peers},
            routes=tuple(
                Route(str(net).upper(), str(self._hop(peers, net.version)).upper(), port)
                for bgp in others
                for net in _networks(bgp)
                if peers
            ),
        )

    @staticmethod
    def _hop(peers: Any, version: int) -> Any:  # noqa: ANN401 - addresses of one family
        return next(peer.address for peer in peers if peer.address.version == version)

    def save(self, name: str) -> None:
        """Keep what runs for the next start, as a person does."""
        device = self.devices[name]
        session = device.login()
        for line in get_driver(self.designs[name].platform).load().dialect.preparation:
            session.submit(line)
        reply = session.submit("save force" if "comware" in self.designs[name].platform else "save")
        while reply.question is not None:
            reply = session.submit("y")
        session.close()

    def night(self) -> None:
        """A day later: clocks, counters, ages and the order of tables have moved; nothing that matters has."""
        self.now += DAY + self.random.uniform(-900, 900)
        for name, design in self.designs.items():
            learnt = self.devices[name].learnt
            for part in ("lldp", "routes"):
                rows = list(getattr(learnt, part))
                self.random.shuffle(rows)
                setattr(learnt, part, tuple(rows))
            ages = [self.random.randrange(60, 10**6) for _ in learnt.routes]
            learnt.routes = tuple(replace(row, seconds=age) for row, age in zip(learnt.routes, ages, strict=True))
            learnt.peers = {
                address: replace(peer, seconds=self.random.randrange(60, 10**6), prefixes=self.random.randrange(5, 40))
                for address, peer in self.random.sample(sorted(learnt.peers.items()), len(learnt.peers))
            }
            for counted in (learnt.received, learnt.sent):
                for port in design.ports:
                    counted[port.name] = Traffic(*(self.random.randrange(10**9) for _ in range(6)))
            first = design.ports[0].name
            macs = [f"02e0-{self.random.randrange(65536):04x}-{n:04x}" for n in range(self.random.randrange(5))]
            learnt.macs = tuple(MacEntry(mac, 100, first) for mac in macs)
            for onu in design.optical.onus if design.optical else ():
                light = Light(rx=self.random.uniform(-23.9, -18))
                self.devices[name].state.plant.lights[onu.pon, onu.id] = light
            learnt.neighbors = tuple(Neighbor(f"10.99.0.{n}", mac, first) for n, mac in enumerate(macs, 1))

    def look(self, name: str, extent: Extent = FACTS) -> list[DriftRecord]:
        """What drift finds on one device, through its real driver."""
        design = self.designs[name]
        driver = inside_driver(design.platform, self.devices[name])
        for line in driver.dialect.preparation:
            driver.session.send(line)
        records, table = look_at_device(design, self.intended[name], driver, extent)
        driver._session._session.close()  # noqa: SLF001 - a login less on the device
        if table is not None:
            self.tables[name] = table
        return records

    def between(self, known: list[DriftRecord]) -> list[DriftRecord]:
        """What the tables of all devices say together."""
        return announced(list(self.designs.values()), self.tables, known)


def _networks(bgp: Bgp) -> tuple[IPv4Network | IPv6Network, ...]:
    return (*bgp.networks4, *bgp.networks6)
