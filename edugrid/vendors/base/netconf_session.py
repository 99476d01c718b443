"""One NETCONF session (RFC 6241) of a device, through ncclient."""

import contextlib
from collections.abc import Iterable
from typing import Any

from lxml.etree import LxmlError  # type: ignore[import-untyped]  # no stubs among our dependencies
from napalm.base.exceptions import CommandErrorException, CommandTimeoutException, ConnectionClosedException
from ncclient import NCClientError
from ncclient.operations import RPCError, TimeoutExpiredError
from ncclient.operations.retrieve import GetReply
from ncclient.xml_ import qualify, to_ele
from paramiko import SSHException

from edugrid.vendors.base.errors import RefusedOperationError, UnreadableReplyError

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
            UnreadableReplyError: it answered something that is no reply.
            CommandTimeoutException: no answer in time.
            ConnectionClosedException: the session ended.

        """
        shown = operation.replace("_", "-")
        try:
            reply = getattr(self.manager, operation)(**arguments)
            said = _said(reply)
        except RPCError as error:
            words = " ".join((error.message or "no message").split())
            # ncclient gives a reply with several errors no tag of its own
            raise RefusedOperationError(shown, getattr(error, "tag", None) or "several errors", words) from None
        except TimeoutExpiredError:
            raise CommandTimeoutException(f"{self.name} gave no answer to <{shown}>") from None
        except LxmlError as error:
            raise UnreadableReplyError(self.name, shown, type(error).__name__) from None
        # ValueError, RecursionError: of ncclient's reading thread, which ends with a message that it cannot take apart
        except (NCClientError, SSHException, OSError, EOFError, ValueError, RecursionError) as error:
            # ncclient wakes its caller before its own reading thread has hung up
            self._ended = True
            # ncclient quotes its buffers, which may hold a configuration
            raise ConnectionClosedException(
                f"{self.name} ended the NETCONF session at <{shown}> ({type(error).__name__})"
            ) from None
        if not said:
            raise UnreadableReplyError(
                self.name, shown, "no data in it" if isinstance(reply, GetReply) else "neither ok nor a refusal"
            )
        return reply

    @property
    def alive(self) -> bool:
        """Whether the session still stands."""
        return not self._ended and bool(self.manager.connected)

    def close(self) -> None:
        """Say goodbye and hang up, also when the line is dead already."""
        self.manager.timeout = min(self.manager.timeout, _GOODBYE_SECONDS)
        with contextlib.suppress(CommandErrorException, CommandTimeoutException, ConnectionClosedException):
            if self.alive:
                self.call("close_session")
        with contextlib.suppress(NCClientError, OSError, EOFError):
            self.line.close()


def _said(reply: Any) -> bool:  # noqa: ANN401 - as above
    """Whether it has what it must have: to ncclient a reply with a damaged refusal in it is a good one."""
    if isinstance(reply, GetReply):
        return reply.data_ele is not None
    warned = bool(reply.errors) and all(error.severity == "warning" for error in reply.errors)
    return warned or to_ele(reply.xml).find(qualify("ok")) is not None
