"""What the routers really discard."""

import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, Literal, NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.rollout.site import Site

Network = IPv4Network | IPv6Network
_PAUSE_SECONDS = 0.2


class Seen(NamedTuple):
    """One router: seconds by network that it discards, or why nobody knows.

    ``after``: when it was as wanted, in seconds; None: it is not yet, in ``left`` networks.
    """

    device: str
    layer: Literal["real", "simulated"]
    networks: dict[Network, int]
    error: str = ""
    after: float | None = None
    left: int = 0


def takers(devices: Sequence[DeviceDesign]) -> tuple[DeviceDesign, ...]:
    """The routers that the route server tells what to discard."""
    return tuple(device for device in devices if device.block is not None and device.state == "active")


def look_at_routers(
    devices: Sequence[DeviceDesign],
    site: Site,
    go: Callable[[], None] = lambda: None,
    wanted: Collection[Network] = (),
    gone: Collection[Network] = (),
    seconds: float = 0,
) -> tuple[Seen, ...]:
    """Ask every router that takes orders what it discards; side by side, one session each.

    ``go`` is called once all sessions are open; a router is asked again until it discards what is ``wanted`` (of what its
    design has) and nothing that is ``gone``, for at most ``seconds``.
    """
    asked = takers(devices)
    if not asked:
        go()
        return ()
    sessions: list[Any] = []
    with ThreadPoolExecutor(max_workers=min(32, len(asked))) as pool:
        sessions = list(pool.map(lambda device: _open(device, site), asked))
        try:
            go()
            began = time.monotonic()
            looks = [
                pool.submit(_until, device, session, (wanted, gone), began, seconds)
                for device, session in zip(asked, sessions, strict=True)
            ]
            return tuple(look.result() for look in looks)
        finally:
            for session in sessions:
                if not isinstance(session, str):
                    session.close()


class _Session(NamedTuple):
    driver: Any
    close: Callable[[], None]


def _open(device: DeviceDesign, site: Site) -> _Session | str:
    from contextlib import ExitStack

    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect
    from edugrid.rollout.site import SiteError

    way = ExitStack()
    try:
        return _Session(way.enter_context(connect(device, site)), way.close)
    except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
        way.close()
        return str(error) or type(error).__name__


def _until(
    device: DeviceDesign,
    session: _Session | str,
    wish: tuple[Collection[Network], Collection[Network]],
    began: float,
    seconds: float,
) -> Seen:
    from napalm.base.exceptions import NapalmException

    from edugrid.network.live.ask import ask
    from edugrid.rollout.layer import layer

    if isinstance(session, str):
        return Seen(device.name, "real", {}, session)
    own = {route.network for route in device.block.routes} if device.block else set()
    wanted, gone = own & set(wish[0]), set(wish[1]) - own
    try:
        answered = layer(session.driver)
        while True:
            found = {ip_network(prefix): age for prefix, age in ask(session.driver, "get_blackhole_routes").items()}
            now = time.monotonic() - began
            left = len(wanted - found.keys()) + len(gone & found.keys())
            if not left:
                return Seen(device.name, answered, found, after=now)
            if now >= seconds:
                return Seen(device.name, answered, found, left=left)
            time.sleep(_PAUSE_SECONDS)
    except (NapalmException, NotImplementedError, OSError, EOFError, ValueError) as error:
        return Seen(device.name, "real", {}, str(error) or type(error).__name__)
