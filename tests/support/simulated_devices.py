"""Simulated devices for the driver and rollout tests: one process, one folder, faults on demand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from edugrid.lab.devices.credentials import credentials
from edugrid.lab.devices.down import down
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.up import up
from edugrid.rollout.site import Site


class SimulatedDevices:
    """Addresses, login and faults of the running simulators. They are SIMULATED: real SSH, our reading of the manuals."""

    def __init__(self, lab: Path, *specs: DeviceSpec) -> None:
        self.lab = lab
        self.endpoints = up(lab, specs)
        self.username, self.password = credentials(lab)
        self.known_hosts = lab / "devices" / "known_hosts"
        self.specs = {spec.name: spec for spec in specs}

    def optional_args(self, name: str, **more: object) -> dict[str, Any]:
        return {"port": self.endpoints[name][1], "known_hosts": str(self.known_hosts), **more}

    @contextmanager
    def driver(self, name: str, **optional_args: object) -> Iterator[Any]:
        from edugrid.vendors.drivers import get_driver

        kind = get_driver(self.specs[name].platform).load()
        arguments = self.optional_args(name, **optional_args)
        driver = kind("127.0.0.1", self.username, self.password, timeout=20, optional_args=arguments)
        driver.open()
        try:
            yield driver
        finally:
            driver.close()

    def running(self, name: str) -> str:
        with self.driver(name) as driver:
            text: str = driver.get_config(retrieve="running")["running"]
        return text

    @contextmanager
    def fault(self, name: str, **faults: object) -> Iterator[None]:
        """Inject faults while the block runs (see ``edugrid.lab.devices.core.faults``)."""
        file = self.lab / "devices" / name / "faults.json"
        file.write_text(json.dumps(faults), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text("{}", encoding="utf-8")

    def environment(self, folder: Path) -> dict[str, str]:
        """Site settings that point here."""
        folder.mkdir(parents=True, exist_ok=True)
        places = {name: {"host": host, "port": port} for name, (host, port) in self.endpoints.items()}
        (folder / "endpoints.yml").write_text(json.dumps(places), encoding="utf-8")
        login = {"default": {"username": self.username, "password": self.password}}
        secret = folder / "credentials.yml"
        secret.touch(mode=0o600)
        secret.write_text(json.dumps(login), encoding="utf-8")
        return {
            "EDUGRID_ENDPOINTS": str(folder / "endpoints.yml"),
            "EDUGRID_CREDENTIALS": str(secret),
            "EDUGRID_KNOWN_HOSTS": str(self.known_hosts),
            "EDUGRID_STATE": str(folder / "state"),
        }

    def site(self, folder: Path) -> Site:
        return Site.from_env(self.environment(folder))

    def stop(self) -> None:
        down(self.lab)
