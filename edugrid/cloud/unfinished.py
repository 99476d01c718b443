"""Creates that failed without a clear refusal: the answer was lost, so the object may be there."""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from edugrid.cloud.engine_log import FailedCreate
from edugrid.cloud.errors import CloudError
from edugrid.cloud.pending import Finder, State, settle
from edugrid.design.tenancy_spec import TenancySpec

REFUSED: Final = re.compile(
    r"(Bad request with|Request forbidden|Resource not found): \[(POST|PUT)|"
    r"\[(POST|PUT) [^\]]+\],? but got 4(0[0-79]|[1-9]\d) instead|Authentication failed",
    re.IGNORECASE,
)
"""The cloud said no to the request that makes the object (gophercloud's words), or it never got that far."""

WAITING: Final = re.compile(r"\bwaiting\b|\[GET ", re.IGNORECASE)
"""The object was there already when this went wrong."""


def settle_unfinished(
    state: State, failed: Iterable[FailedCreate], specs: tuple[TenancySpec, ...], find: Finder | None = None
) -> int:
    """Note such creates beside the state, and take what was made into the state at once; how many were settled.

    The engine forgets a create that failed; without this the next run would make a second network, because names are
    not unique in Neutron. When the cloud or the disk does not let it be settled now, the next run does: nothing is
    raised here, the run's own error matters more.
    """
    doubtful = [item for item in failed if WAITING.search(item.text) or not REFUSED.search(item.text)]
    if not doubtful:
        return 0
    with suppress(CloudError):
        there = (state.read().get("deployment") or {}).get("resources") or []
        new = [item.resource for item in doubtful if not _in_state(item, there)]
        if new:
            state.remember([*state.unfinished(), *new])
            settle(state, specs, find)
        return len(new)
    return 0


def _in_state(item: FailedCreate, there: list[dict[str, Any]]) -> bool:
    """True when the engine has noted the object with its id although the create failed."""
    same = [one for one in there if one["urn"] == item.resource["urn"] and not one.get("pendingReplacement")]
    return any(one.get("id") != item.replaces for one in same)
