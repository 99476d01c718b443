"""Far ends of tunnels that FRR forgets when a tenant comes, or comes back: a program that config_job.sh runs on the router."""

import json
import subprocess
import time
from collections.abc import Callable
from typing import Any, Final

from edugrid.vendors.frr.read_tunnels import Tunnels, read_tunnels

_SECONDS: Final = 10.0
_AGAIN_SECONDS: Final = 1.0
_TIMES: Final = 3
_PAUSE_SECONDS: Final = 2.0


def recall_tunnels(look: Callable[[], Tunnels], restart: Callable[[set[str]], object]) -> int:
    """Watch the tunnels of tenants that came; ``restart`` those whose far ends FRR lost. Says how often it had to.

    zebra of FRR 8.4 to 8.5.2 and 9.0 takes a new route at once and an old one's end later (FRRouting issue 12391): where a route
    goes and comes within milliseconds, as at every change of a tenant's route targets, it forgets the router MAC of a route that
    stands. A far end that is unknown in two looks is lost. Returns when every tenant has far ends and all are known in two
    looks, at the latest ten seconds after it began, or after the last of at most three restarts.
    """
    end, before, times = time.monotonic() + _SECONDS, Tunnels(), 0
    while True:
        now = look()
        lost = {
            vrf
            for vrf, ends in now.items()
            for far, known in ends.items()
            if not known and before.get(vrf, {}).get(far) is False
        }
        if lost and times < _TIMES:
            restart(lost)
            end, times, now = time.monotonic() + _SECONDS, times + 1, {}
        elif time.monotonic() > end or (
            now and now == before and all(ends and all(ends.values()) for ends in now.values())
        ):
            return times
        before = now
        time.sleep(_AGAIN_SECONDS)


def _vtysh(*commands: str) -> str:
    typed = [word for command in commands for word in ("-c", command)]
    return subprocess.run(("vtysh", *typed), capture_output=True, text=True, check=True, timeout=60).stdout


def _ask(command: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_vtysh(command) or "{}")
    return found


def _restart(vrfs: set[str]) -> None:
    """Take the tenants' VXLAN numbers away until zebra has nothing left to do; nobody else's traffic is touched."""
    numbers = {one["vrf"]: one["vni"] for one in _ask("show vrf vni json")["vrfs"] if one["vrf"] in vrfs}
    try:
        for vrf, vni in numbers.items():
            _vtysh("configure terminal", f"vrf {vrf}", f"no vni {vni}")
        time.sleep(_PAUSE_SECONDS)
    finally:
        for vrf, vni in numbers.items():
            _vtysh("configure terminal", f"vrf {vrf}", f"vni {vni}")


if __name__ == "__main__":
    recall_tunnels(lambda: read_tunnels(_ask), _restart)
