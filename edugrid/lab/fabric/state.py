"""What `up` has started, on disk, so that any later process can end it."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from edugrid.lab.fabric.link_spec import LinkSpec
from edugrid.lab.fabric.router_spec import RouterSpec
from edugrid.lab.process_record import ProcessRecord


@dataclass
class State:
    """The specs of the running fabric, the port of each router and the process that holds it."""

    routers: tuple[RouterSpec, ...] = ()
    links: tuple[LinkSpec, ...] = ()
    ports: dict[str, int] = field(default_factory=dict)
    agents: dict[str, ProcessRecord] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "State":
        """Read the state, empty when there is none."""
        if not path.exists():
            return cls()
        raw = json.loads(path.read_text())
        routers = tuple(
            RouterSpec(r["name"], r["hostname"], tuple(r["daemons"]), tuple(r["vrfs"])) for r in raw["routers"]
        )
        links = tuple(LinkSpec(**link) for link in raw["links"])
        agents = {node: ProcessRecord(**mark) for node, mark in raw["agents"].items()}
        return cls(routers, links, raw["ports"], agents)

    def save(self, path: Path) -> None:
        """Write the state in one step, so that a crash leaves the old one or the new one."""
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(asdict(self), indent=1) + "\n")
        fresh.replace(path)

    def hosts(self) -> tuple[str, ...]:
        """Return the nodes at a cable's end that are no routers."""
        routers = {router.name for router in self.routers}
        ends = {node for link in self.links for node in (link.a, link.b)}
        return tuple(sorted(ends - routers))
