"""Build the fabric."""

import socket
from contextlib import ExitStack
from pathlib import Path

from edugrid.lab.fabric.available import available
from edugrid.lab.fabric.down import down
from edugrid.lab.fabric.fabric_error import FabricError
from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.link_spec import LinkSpec
from edugrid.lab.fabric.make_identity import make_identity
from edugrid.lab.fabric.router_spec import RouterSpec
from edugrid.lab.fabric.started_router import StartedRouter
from edugrid.lab.fabric.state import State
from edugrid.lab.fabric.status import LOOPBACK, status
from edugrid.lab.fabric.system import system
from edugrid.lab.fabric.write_known_hosts import write_known_hosts
from edugrid.lab.process_record import ProcessRecord

# a fresh address would stay tentative for a second (duplicate address detection), so switch that off
ROUTER_SYSCTLS = {
    "net/ipv4/ip_forward": 1,
    "net/ipv6/conf/all/forwarding": 1,
    "net/ipv6/conf/all/accept_dad": 0,
    "net/ipv6/conf/default/accept_dad": 0,
}
HOST_SYSCTLS = {"net/ipv6/conf/all/accept_dad": 0, "net/ipv6/conf/default/accept_dad": 0}


def up(lab: Path, routers: tuple[RouterSpec, ...], links: tuple[LinkSpec, ...]) -> dict[str, tuple[str, int]]:
    """Start the fabric and return {router: (host, port)}, where its OpenSSH answers.

    Does nothing when just this fabric runs already. A fabric that runs in part, or another one in the same lab, is
    ended first. A router keeps its saved configuration, its host key and, if still free, its port. When a step fails,
    all that was started is ended again and FabricError says what failed.
    """
    layout = Layout(lab)
    can, reason = available()
    if not can:
        raise FabricError(reason)
    before = State.load(layout.state)
    if (before.routers, before.links) == (routers, links) and all(node.alive for node in status(lab).values()):
        return {name: (LOOPBACK, before.ports[name]) for name in before.ports}
    down(lab)
    if layout.root.is_relative_to("/run"):
        raise FabricError(f"{layout.root} is under /run, which every router hides: choose another lab directory")
    layout.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return _build(layout, State(routers, links, before.ports))
    except BaseException:
        down(lab)
        raise


def _build(layout: Layout, state: State) -> dict[str, tuple[str, int]]:
    names = {router.name for router in state.routers}
    wanted = {name: port for name, port in state.ports.items() if name in names}
    state.ports = {}
    state.save(layout.state)
    for node in (*sorted(names), *state.hosts()):
        _add_namespace(layout.netns(node), ROUTER_SYSCTLS if node in names else HOST_SYSCTLS)
    for link in state.links:
        _add_link(layout, link)
    host_keys = {}
    with ExitStack() as listeners:
        started = []
        for router in state.routers:
            host_key = make_identity(layout, router.name)
            listener = listeners.enter_context(_listen(wanted.get(router.name, 0)))
            state.ports[router.name] = listener.getsockname()[1]
            host_keys[LOOPBACK, state.ports[router.name]] = host_key
            started.append(StartedRouter(layout, router, listener))
            mark = ProcessRecord.of(started[-1].pid)
            if mark is not None:
                state.agents[router.name] = mark
            state.save(layout.state)
        write_known_hosts(layout, host_keys)
        for router_up in started:
            router_up.wait()
    return {name: (LOOPBACK, port) for name, port in state.ports.items()}


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except OSError:  # another program has taken the port since
        listener.bind((LOOPBACK, 0))
    listener.listen(64)
    return listener


def _add_namespace(name: str, sysctls: dict[str, int]) -> None:
    system("ip", "netns", "add", name)
    script = "; ".join(f"echo {value} > /proc/sys/{key}" for key, value in sysctls.items())
    system("ip", "netns", "exec", name, "sh", "-ec", script)
    system("ip", "-n", name, "link", "set", "lo", "up")


def _add_link(layout: Layout, link: LinkSpec) -> None:
    a, b = layout.netns(link.a), layout.netns(link.b)
    system("ip", "link", "add", link.a_if, "netns", a, "type", "veth", "peer", "name", link.b_if, "netns", b)
    system("ip", "-n", a, "link", "set", link.a_if, "up")
    system("ip", "-n", b, "link", "set", link.b_if, "up")
