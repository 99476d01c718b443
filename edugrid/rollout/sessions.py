"""Sessions of a rollout that stay open from one step to the next."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from edugrid.rollout.connect import Reachable, connect
from edugrid.rollout.site import Site

_KEPT_SECONDS: Final = 60.0
"""Devices and firewalls end idle sessions after minutes, and not all of them say so."""


class _Kept(NamedTuple):
    driver: Any
    way: ExitStack
    since: float


class Sessions:
    """A login costs the AAA servers and both ends, so a step that needs no new session takes the one before it left.

    As many as the site file allows at once (``limits: sessions``) are kept, each for a minute. ``change_id`` as in
    ``connect``. Leaving the context ends them all.
    """

    def __init__(self, site: Site, change_id: str | None = None) -> None:
        self.site = site
        self._change_id = change_id
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            left, self._kept = tuple(self._kept.values()), {}
        for one in left:
            one.way.close()

    @contextmanager
    def open(self, device: Reachable, *, new: bool = False, keep: bool = False) -> Iterator[Any]:
        """Give the driver of a session to ``device``: with ``new`` never one that was kept.

        With ``keep`` the session is left open for the next step, unless this one raises or there is no room.

        Raises what ``connect`` raises.
        """
        kept = self._taken(device.name, new=new)
        with ExitStack() if kept is None else kept.way as way:
            driver = kept.driver if kept else way.enter_context(connect(device, self.site, change_id=self._change_id))
            yield driver
            if keep and _stands(driver):
                self._keep(device.name, driver, way)

    def _taken(self, name: str, *, new: bool) -> _Kept | None:
        with self._lock:
            kept = self._kept.pop(name, None)
        if kept is None or not (new or time.monotonic() - kept.since > _KEPT_SECONDS or not _stands(kept.driver)):
            return kept
        kept.way.close()
        return None

    def _keep(self, name: str, driver: Any, way: ExitStack) -> None:  # noqa: ANN401 - napalm publishes no types
        with self._lock:
            if len(self._kept) < self.site.file.limits.sessions:
                self._kept[name] = _Kept(driver, way.pop_all(), time.monotonic())


def _stands(driver: Any) -> bool:  # noqa: ANN401 - napalm publishes no types
    """Whether the SSH session is open as far as this end knows; nothing is typed. Of any other kind it is not known."""
    connection = getattr(driver, "device", None)
    client = getattr(connection, "remote_conn_pre", None)
    transport = client.get_transport() if client is not None else None
    if connection is None or transport is None or getattr(driver, "transport", "cli") != "cli":
        return False
    return bool(transport.is_active()) and not getattr(connection.remote_conn, "closed", True)
