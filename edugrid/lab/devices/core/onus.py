"""What hangs on the PON ports of a simulated OLT; a test, or the file ``onus.json``, says what it is."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.restart_timer import RestartTimer

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device


@dataclass
class Light:
    """An ONU as the OLT sees it: ``state`` online or offline, ``rx`` and ``olt_rx`` the light (dBm) at either end."""

    state: str = "online"
    rx: float | None = None
    olt_rx: float | None = None
    cause: str = "-"


@dataclass(frozen=True)
class FoundOnu:
    """An ONU that nobody configured: its port (``0/1/0``) and serial (sixteen hexadecimal digits)."""

    pon: str
    serial: str


@dataclass
class Plant:
    """``lights`` by (port, ONU id); an ONU that is not named is online, with a light between -18 and -23.9 dBm."""

    lights: dict[tuple[str, int], Light] = field(default_factory=dict)
    found: list[FoundOnu] = field(default_factory=list)

    def light(self, pon: str, number: int) -> Light:
        """The ONU ``number`` on the port ``pon``, with its levels filled in."""
        told = self.lights.get((pon, number), Light())
        made_up = -18.0 - zlib.crc32(f"{pon} {number}".encode()) % 60 / 10
        rx = made_up if told.rx is None else told.rx
        return Light(told.state, rx, rx - 1.5 if told.olt_rx is None else told.olt_rx, told.cause)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Plant:
        """From ``{"onus": {"0/1/0 3": {"state": …, "rx": …}}, "found": [{"pon": …, "serial": …}]}``."""
        lights = {}
        for where, values in data.get("onus", {}).items():
            pon, _, number = where.rpartition(" ")
            lights[pon, int(number)] = Light(**values)
        return cls(lights, [FoundOnu(**one) for one in data.get("found", [])])


class OltState(RestartTimer):
    """State of an OLT besides its configuration: the plant, and what each login has switched off."""

    def __init__(self) -> None:
        super().__init__()
        self.plant = Plant()
        self._stamp = 0

    def tick(self, device: Device) -> None:
        """Restart when it is time; read ``onus.json`` when it is new."""
        super().tick(device)
        file = device.home / "onus.json"
        if file.exists() and file.stat().st_mtime_ns != self._stamp:
            self._stamp = file.stat().st_mtime_ns
            self.plant = Plant.read(json.loads(file.read_text(encoding="utf-8")))
