"""Creates that failed without a clear refusal: the answer was lost, so the object may be there."""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from edugrid.cloud.engine_log import FailedCreate
from edugrid.cloud.errors import CloudError
from edugrid.cloud.pending import State

REFUSED: Final = re.compile(
    r"(Bad request with|Request forbidden|Resource not found): \[(POST|PUT)|"
    r"\[(POST|PUT) [^\]]+\],? but got 4(0[0-79]|[1-9]\d) instead|Authentication failed",
    re.IGNORECASE,
)
"""The cloud said no to the request that makes the object (gophercloud's words), or it never got that far."""

WAITING: Final = re.compile(r"\bwaiting\b|\[GET ", re.IGNORECASE)
"""The object was there already when this went wrong."""


def remember_unfinished(state: State, failed: Iterable[FailedCreate]) -> int:
    """Note such creates in the state as pending, which is what the engine itself does before each; how many.

    The next run looks for them in the cloud (`settle`) before it makes anything. Without this it would make a second
    network, because names are not unique in Neutron. When the state cannot be written now, nothing is raised: the run's
    own error matters more.
    """
    doubtful = [item for item in failed if WAITING.search(item.text) or not REFUSED.search(item.text)]
    if not doubtful:
        return 0
    with suppress(CloudError):
        body = state.read()
        deployment: Any = body.get("deployment") or {}
        there = deployment.get("resources") or []
        new = [item for item in doubtful if not _in_state(item, there)]
        if new:
            operations = deployment.get("pending_operations") or []
            deployment["pending_operations"] = [
                *operations,
                *({"resource": item.resource, "type": "creating"} for item in new),
            ]
            state.write(body)
        return len(new)
    return 0


def _in_state(item: FailedCreate, there: list[dict[str, Any]]) -> bool:
    """True when the engine has noted the object with its id although the create failed."""
    same = [one for one in there if one["urn"] == item.resource["urn"] and not one.get("pendingReplacement")]
    return any(one.get("id") != item.replaces for one in same)
