"""The fast path: the route server is told, and the routers are asked until they do it."""

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from edugrid.block.publish import publish
from edugrid.block.routers import Seen, look_at_routers
from edugrid.region import OpenRegion
from edugrid.rollout.site import Site

Network = IPv4Network | IPv6Network
PATIENCE_SECONDS = 5.0
_A_SECOND = 100


def enforce(
    state: Path,
    opened: OpenRegion,
    site: Site,
    wanted: Collection[Network] = (),
    gone: Collection[Network] = (),
) -> tuple[Seen, ...]:
    """Tell the route server and write the zone of the city ``opened``; then what its routers discard, read back.

    They are asked for at most five seconds, and one more for every hundred networks.
    A router that does not answer holds up nobody: the route server is told all the same.

    Raises:
        OSError: the state folder cannot be written.

    """

    def go() -> None:
        publish(state, opened)

    return look_at_routers(
        opened.design.devices, site, go, wanted, gone, PATIENCE_SECONDS + (len(wanted) + len(gone)) / _A_SECOND
    )
