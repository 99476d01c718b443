"""One complete set of services and where its files are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edugrid.lab.openstack.service import NAME_SERVER, NAME_SERVER_PORT, SERVICES, Service

REGION = "RegionOne"


@dataclass(frozen=True)
class Core:
    """One OpenStack: its services with their own Keystone, serving one or more clouds (Keystone domains).

    ``root`` is an absolute folder that only this core writes to; ``address`` a loopback IPv4 address; ``names`` those
    of its services.
    """

    name: str
    root: Path
    address: str
    clouds: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def services(self) -> tuple[Service, ...]:
        """What runs here, in starting order."""
        return tuple(service for service in SERVICES if service.name in self.names)

    @property
    def users(self) -> tuple[str, ...]:
        """Everybody who has a password here."""
        services = tuple(service.name for service in self.services if service.kind != "identity")
        return ("admin", *services, *(f"{cloud}-admin" for cloud in self.clouds))

    @property
    def complete(self) -> Path:
        """The file that says: databases, keys and images are all there."""
        return self.root / "state.complete"

    def database(self, name: str) -> Path:
        """Path of one SQLite database, such as ``nova_api``."""
        return self.root / "db" / f"{name}.db"

    def log(self, service: str) -> Path:
        """Path of one service's log of its present (or last) run."""
        return self.root / "log" / f"{service}.log"

    def record(self, service: str) -> Path:
        """Path of one service's process record."""
        return self.root / "run" / f"{service}.json"

    def ports(self) -> dict[str, int]:
        """Ports by service name (and the name server's): those of the last start, else the usual ones."""
        usual = {service.name: service.port for service in self.services}
        if "designate" in usual:
            usual[NAME_SERVER] = NAME_SERVER_PORT
        path = self.root / "ports.json"
        if not path.exists():
            return usual
        last: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
        return usual | last

    def endpoints(self, ports: Mapping[str, int]) -> dict[str, str]:
        """Catalog URLs by service type."""
        return {
            kind: f"http://{self.address}:{ports[service.name]}{service.path}"
            for service in self.services
            for kind in (service.kind, *service.aliases)
        }
