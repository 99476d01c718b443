"""One NETCONF session (RFC 6241) of a device, through ncclient."""

import contextlib
from collections.abc import Iterable
from typing import Any

from napalm.base.exceptions import CommandTimeoutException, ConnectionClosedException
from ncclient import NCClientError
from ncclient.operations import RPCError, TimeoutExpiredError

from edugrid.vendors.base.errors import RefusedOperationError

_GOODBYE_SECONDS = 5.0


class NetconfSession:
    """Operations out, answers in, over an open ncclient manager and its ``line``. ``name`` is HOST:PORT."""

    def __init__(self, manager: Any, line: Any, name: str) -> None:  # noqa: ANN401 - ncclient publishes no types
        self.manager, self.line = manager, line
        self.name = name
        self._ended = False

    def lacks(self, wanted: Iterable[str]) -> list[str]:
        """Capabilities (short names, ``:candidate``) that the device's hello does not name."""
        return [name for name in wanted if name not in self.manager.server_capabilities]

    def call(self, operation: str, **arguments: object) -> Any:  # noqa: ANN401 - as above
        """Run an operation under ncclient's name for it (``cancel_commit``) and return ncclient's reply.

        Raises:
            RefusedOperationError: the device answered ``rpc-error``.
            CommandTimeoutException: no answer in time.
            ConnectionClosedException: the session ended.

        """
        shown = operation.replace("_", "-")
        try:
            return getattr(self.manager, operation)(**arguments)
        except RPCError as error:
            words = " ".join((error.message or "no message").split())
            # ncclient gives a reply with several errors no tag of its own
            raise RefusedOperationError(shown, getattr(error, "tag", None) or "several errors", words) from None
        except TimeoutExpiredError:
            raise CommandTimeoutException(f"{self.name} gave no answer to <{shown}>") from None
        except (NCClientError, OSError, EOFError) as error:
            # ncclient wakes its caller before its own reading thread has hung up
            self._ended = True
            # ncclient quotes its buffers, which may hold a configuration
            raise ConnectionClosedException(
                f"{self.name} ended the NETCONF session at <{shown}> ({type(error).__name__})"
            ) from None

    @property
    def alive(self) -> bool:
        """Whether the session still stands."""
        return not self._ended and bool(self.manager.connected)

    def close(self) -> None:
        """Say goodbye and hang up, also when the line is dead already."""
        self.manager.timeout = min(self.manager.timeout, _GOODBYE_SECONDS)
        with contextlib.suppress(RefusedOperationError, CommandTimeoutException, ConnectionClosedException):
            if self.alive:
                self.call("close_session")
        with contextlib.suppress(NCClientError, OSError, EOFError):
            self.line.close()
