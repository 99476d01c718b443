"""What every NAPALM driver of ours is told before it opens a session."""

import re
from typing import Any

from napalm.base.base import NetworkDriver

from edugrid.vendors.base.readable_answers import ReadableAnswers

_CHANGE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,47}")


class LoginDriver(ReadableAnswers, NetworkDriver):  # type: ignore[misc]  # napalm publishes no types
    """Address, login and ``optional_args`` of one device, checked; nothing is opened yet.

    ``read_before``: see ``as_read``, a function of its own, since NAPALM's suite admits no further methods.

    Raises ValueError for a ``change_id`` (the name of a commit, for other sessions) that is not letters, digits and
    dashes, at most 48.
    """

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        self.hostname = hostname
        self.username = username
        self.password = password
        self.timeout = timeout
        self.optional_args = dict(optional_args or {})
        self.port = int(self.optional_args.get("port", 22))
        self.change_id = str(self.optional_args.get("change_id", self._own_change_id()))
        if not _CHANGE_ID.fullmatch(self.change_id):
            raise ValueError(f"change_id {self.change_id!r}: letters, digits and dashes, at most 48")
        self.device: Any = None
        self.read_before: str | None = None

    def __repr__(self) -> str:
        """Name the device, never the login."""
        return f"{type(self).__name__}({self.hostname}:{self.port})"

    def _own_change_id(self) -> str:
        """The name of a commit that nobody gave one."""
        return "napalm"
