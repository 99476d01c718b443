"""What the live checks say of a device before its change and after it."""

import time
from collections.abc import Sequence
from typing import Any

from edugrid.design.frozen import Frozen
from edugrid.network.live.finding import LiveFinding
from edugrid.rollout.plan_file import DevicePlan

_AGAIN_SECONDS = 2.0


class Health(Frozen):
    """Findings of one look. What the state before the change was good for counts, not what would be ideal."""

    findings: tuple[LiveFinding, ...] = ()

    def worse_than(self, before: "Health") -> tuple[str, ...]:
        """What was well before and is not, or can no longer be told, now."""
        now = {_key(item): item for item in self.findings}
        found = []
        for item in before.findings:
            after = now.get(_key(item))
            if item.state == "ok" and (after is None or after.state != "ok"):
                found.append(f"{item.feature} {item.subject}: {item.actual} -> {after.actual if after else 'not seen'}")
        return tuple(found)

    @property
    def failing(self) -> tuple[str, ...]:
        """What fails now."""
        return tuple(
            f"{item.feature} {item.subject}: {item.actual}, expected {item.expected}"
            for item in self.findings
            if item.state == "failed"
        )

    @property
    def good(self) -> int:
        """How many checks are well."""
        return sum(item.state == "ok" for item in self.findings)


def health(device: DevicePlan, driver: Any, running: str | None = None) -> Health:  # noqa: ANN401 - napalm publishes no types
    """Look once, over the open ``driver``. A plan without design has nothing to be looked at.

    ``running``: the configuration, where it was read just now.

    A check that breaks makes everything unknown: nothing is then known to be well, and nothing is taken for well.

    Raises:
        napalm.base.exceptions.ConnectionException: the session ended.

    """
    from napalm.base.exceptions import ConnectionException

    from edugrid.network.live.check import check_live
    from edugrid.vendors.as_read import as_read

    if device.design is None:
        return Health()
    try:
        with as_read(driver, running):
            return Health(findings=check_live(device.design, driver))
    except (ConnectionException, OSError, EOFError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever a device answers to a look must not decide by accident
        reason = str(error) or type(error).__name__
        unknown = LiveFinding(
            device=device.name, feature="checks", subject="", state="unknown", expected="", actual=reason
        )
        return Health(findings=(unknown,))


def settled_health(
    device: DevicePlan,
    driver: Any,  # noqa: ANN401 - napalm publishes no types
    before: Health,
    seconds: float,
    running: str | None = None,
) -> tuple[Health, Sequence[str]]:
    """Look again until nothing is worse than ``before``, for at most ``seconds``: neighbours need time to come back.

    ``running`` as in ``health``; it serves the first look.

    Returns the last look and what is still worse then.
    """
    end = time.monotonic() + seconds
    while True:
        now, running = health(device, driver, running), None
        worse = now.worse_than(before)
        if not worse or time.monotonic() + _AGAIN_SECONDS > end:
            return now, worse
        time.sleep(_AGAIN_SECONDS)


def _key(item: LiveFinding) -> tuple[str, str]:
    return item.feature, item.subject
