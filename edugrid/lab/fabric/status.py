"""Look at the fabric."""

from pathlib import Path

from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.node_status import NodeStatus
from edugrid.lab.fabric.router_spec import RouterSpec
from edugrid.lab.fabric.started_router import ALWAYS
from edugrid.lab.fabric.state import State
from edugrid.lab.fabric.system import system

LOOPBACK = "127.0.0.1"


def status(lab: Path) -> dict[str, NodeStatus]:
    """Return {node: status}; empty when this lab never had a fabric."""
    layout = Layout(lab)
    state = State.load(layout.state)
    found = {router.name: _router(layout, state, router) for router in state.routers}
    for host in state.hosts():
        alive = Path("/run/netns", layout.netns(host)).exists()
        found[host] = NodeStatus(host, "host", alive)
    return found


def _router(layout: Layout, state: State, router: RouterSpec) -> NodeStatus:
    address = (LOOPBACK, state.ports[router.name]) if router.name in state.ports else None
    agent = state.agents.get(router.name)
    if agent is None or not agent.alive:
        return NodeStatus(router.name, "router", alive=False, address=address, missing=("agent",))
    pids = system("ip", "netns", "pids", layout.netns(router.name), check=False).stdout.split()
    running = {_command(pid) for pid in pids}
    missing = tuple(name for name in (*ALWAYS, *router.daemons) if name not in running)
    return NodeStatus(router.name, "router", alive=not missing, address=address, missing=missing)


def _command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""
