"""Far ends of tunnels that FRR forgets when a tenant comes back."""

import time
from collections.abc import Callable
from typing import Final

from edugrid.vendors.frr.read_tunnels import Tunnels

_SECONDS: Final = 10.0
_AGAIN_SECONDS: Final = 1.0


def recall_tunnels(look: Callable[[], Tunnels], begin_anew: Callable[[], object]) -> bool:
    """Watch the tunnels of a tenant that was put back; ``begin_anew`` once where FRR lost far ends. Says whether it had to.

    zebra of FRR 8.4 now and then takes a tenant's routes before the tenant's VXLAN number is up, and never asks for their
    router MACs again: the routes stand and carry nothing. A far end that is unknown in two looks is lost. Returns when every
    tenant has far ends and all are known in two looks, at the latest ten seconds after it began, or began anew.
    """
    end, before, begun = time.monotonic() + _SECONDS, Tunnels(), False
    while True:
        now = look()
        pairs = [(known, before.get(vrf, {}).get(far)) for vrf, ends in now.items() for far, known in ends.items()]
        if (False, False) in pairs and not begun:
            begin_anew()
            end, begun = time.monotonic() + _SECONDS, True
        elif time.monotonic() > end or (all(now.values()) and all(pair == (True, True) for pair in pairs)):
            return begun
        before = now
        time.sleep(_AGAIN_SECONDS)
