"""Simulated devices in this process, with a clock and cables in the hands of the test. Real SSH, SIMULATED devices."""

import asyncio
import json
import secrets
import threading
import time
from collections.abc import Coroutine, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.make_device import make_device
from edugrid.lab.devices.ssh.listen import listen
from edugrid.lab.devices.ssh.serve import serve
from edugrid.rollout.site import Site

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device

USER = "edugrid"


class SimulatedNetwork:
    """Serves a device for each design it is given; ``devices`` are the simulators themselves."""

    def __init__(self, folder: Path, designs: Iterable[DeviceDesign]) -> None:
        self.folder = folder
        self.password = secrets.token_urlsafe(12)
        self._ahead = 0.0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.devices: dict[str, Device] = {}
        for design in designs:
            home = folder / "devices" / design.name
            home.mkdir(parents=True)
            self.devices[design.name] = make_device(design.platform, design.name, home, clock=self._clock)
        self._service = self._run(
            serve(list(self.devices.values()), {USER: self.password}, folder=folder / "devices", wanted={})
        )
        self.known_hosts = folder / "devices" / "known_hosts"

    def _clock(self) -> float:
        return time.time() + self._ahead

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - whatever the coroutine gives
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def wait(self, seconds: float) -> None:
        """Let ``seconds`` pass for the devices, at once."""
        self._ahead += seconds

        async def tick() -> None:
            for device in self.devices.values():
                device.tick()

        self._run(tick())

    def texts(self) -> dict[str, str]:
        """What each device runs, without the header that tells times."""
        return {name: device.running_text(header=False) for name, device in self.devices.items()}

    def typed(self, name: str) -> list[str]:
        """Lines that changed or could change something, as the device saw them."""
        harmless = ("display ", "screen-length", "undo terminal", "system-view", "return", "quit")
        return [line for _, _, line in self.devices[name].log if not line.startswith(harmless)]

    def logins(self, name: str) -> int:
        """Command lines that edugrid has opened so far: each begins by silencing the log."""
        return sum(line == "undo terminal monitor" for _, _, line in self.devices[name].log)

    @contextmanager
    def unreachable(self, name: str) -> Iterator[None]:
        """Cut every session of a device and refuse new ones; it lives on, and so do its timers."""
        self.cut(name)
        yield
        self.mend(name)

    def cut(self, name: str) -> None:
        place = list(self.devices).index(name)

        async def work() -> None:
            self._service._acceptors[place].close()  # noqa: SLF001 - the cable is not part of the lab's interface

        self._run(work())
        self.hang_up(name)

    def hang_up(self, name: str) -> None:
        """End every session of a device, as after its idle time."""

        async def work() -> None:
            for session in list(self.devices[name].sessions):
                if session.cut is not None:
                    session.cut()

        self._run(work())
        time.sleep(0.1)  # until the other ends have heard of it

    def mend(self, name: str) -> None:
        place = list(self.devices).index(name)
        host, port = self._service.endpoints[name]
        users = {USER: self.password}
        self._service._acceptors[place] = self._run(listen(self.devices[name], users, host, port))  # noqa: SLF001 - as above

    def environment(self) -> dict[str, str]:
        """Site settings that point here."""
        site = self.folder / "site"
        site.mkdir(exist_ok=True)
        places = {name: {"host": host, "port": port} for name, (host, port) in self._service.endpoints.items()}
        (site / "endpoints.yml").write_text(json.dumps(places), encoding="utf-8")
        login = {"default": {"username": USER, "password": self.password}}
        secret = site / "credentials.yml"
        secret.touch(mode=0o600)
        secret.write_text(json.dumps(login), encoding="utf-8")
        return {
            "EDUGRID_ENDPOINTS": str(site / "endpoints.yml"),
            "EDUGRID_CREDENTIALS": str(secret),
            "EDUGRID_KNOWN_HOSTS": str(self.known_hosts),
            "EDUGRID_STATE": str(site / "state"),
        }

    def site(self) -> Site:
        return Site.from_env(self.environment())

    def stop(self) -> None:
        self._run(self._service.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
