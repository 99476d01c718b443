"""Serve many simulated devices in one process."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.ssh.listen import host_key, listen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from edugrid.lab.devices.core.device import Device

TICK_SECONDS = 0.2


class Service:
    """Running servers; ``endpoints`` maps device names to (host, port)."""

    def __init__(self) -> None:
        self.endpoints: dict[str, tuple[str, int]] = {}
        self._devices: list[Device] = []
        self._acceptors: list[Any] = []
        self._ticker: asyncio.Task[None] | None = None

    async def start(
        self, devices: Iterable[Device], users: Mapping[str, str], host: str, wanted: Mapping[str, int]
    ) -> None:
        """Open a port for each device: the wanted one when it is free, else any."""
        for device in devices:
            try:
                acceptor = await listen(device, users, host, wanted.get(device.name, 0))
            except OSError:
                acceptor = await listen(device, users, host, 0)
            self._devices.append(device)
            self._acceptors.append(acceptor)
            self.endpoints[device.name] = (host, int(acceptor.get_port()))
        self._ticker = asyncio.create_task(self._tick())

    async def stop(self) -> None:
        """Close all ports and sessions and write the devices' state."""
        if self._ticker is not None:
            self._ticker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._ticker
        for acceptor in self._acceptors:
            acceptor.close()
        for device in self._devices:
            for session in list(device.sessions):
                if session.cut is not None:
                    session.cut()
                session.close()
            device.flush()

    async def _tick(self) -> None:
        while True:
            for device in self._devices:
                device.tick()
                device.flush()
            await asyncio.sleep(TICK_SECONDS)


async def serve(
    devices: Iterable[Device],
    users: Mapping[str, str],
    *,
    host: str = "127.0.0.1",
    base_port: int = 0,
    wanted: Mapping[str, int] | None = None,
    folder: Path | None = None,
) -> Service:
    """Start serving ``devices``; ``users`` maps login names to passwords.

    Ports: ``wanted`` by name, else counted up from ``base_port``, else free ones. With ``folder``, ``known_hosts`` and then
    ``endpoints.json`` (name → host, port) are written there. The caller stops the returned `Service`.
    """
    every = list(devices)
    ports = dict(wanted or {})
    if base_port:
        ports = {d.name: base_port + i for i, d in enumerate(every)} | ports
    service = Service()
    await service.start(every, users, host, ports)
    if folder is not None:
        lines = []
        for device in every:
            address, port = service.endpoints[device.name]
            key = host_key(device.home).with_suffix(".pub").read_text(encoding="ascii").split()
            lines.append(f"[{address}]:{port} {key[0]} {key[1]}\n")
        (folder / "known_hosts").write_text("".join(lines), encoding="ascii")
        fresh = folder / "endpoints.json.new"
        table = {name: {"host": at[0], "port": at[1]} for name, at in service.endpoints.items()}
        fresh.write_text(json.dumps(table, indent=1), encoding="utf-8")
        fresh.replace(folder / "endpoints.json")
    return service
