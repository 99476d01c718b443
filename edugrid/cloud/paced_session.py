"""Our own client's share of the bound on requests."""

import time
from typing import Any

from edugrid.cloud.limits import Pace
from edugrid.cloud.pace import take_turn

_paces: dict[str, Pace] = {}


def remember_paces(paces: dict[str, Pace], clouds: list[str]) -> None:
    """Let every later connection of this process to ``clouds`` keep ``paces``; a cloud without one is not bounded."""
    for cloud in clouds:
        _paces.pop(cloud, None)
    _paces.update(paces)


def pace_session(connection: Any, cloud: str) -> None:  # noqa: ANN401 - openstacksdk has no types
    """Make the connection take a turn before each request, when ``cloud`` has a pace."""
    if cloud in _paces:
        session = connection.session.session
        for scheme in list(session.adapters):
            session.mount(scheme, _adapter(_paces[cloud]))


def _adapter(pace: Pace) -> Any:  # noqa: ANN401 - its base is loaded late
    from keystoneauth1.session import TCPKeepAliveAdapter

    class PacedAdapter(TCPKeepAliveAdapter):
        def send(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the base class
            time.sleep(take_turn(pace.file, pace.per_second))
            return super().send(*args, **kwargs)

    return PacedAdapter()
