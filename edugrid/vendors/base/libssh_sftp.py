"""Files on a device over a libssh session, in the shape of paramiko's SFTP client as far as drivers use it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from edugrid.vendors.base.libssh_session import LibsshSession

_AT_ONCE: Final = 16384  # bytes; every server takes 32 KiB a packet (draft-ietf-secsh-filexfer-02, 3)


class _Attributes(NamedTuple):
    st_size: int


class _File:
    def __init__(self, file: Any) -> None:  # noqa: ANN401 - ssh-python publishes no types
        self._file = file

    def write(self, data: bytes) -> None:
        while data:
            data = data[self._file.write(data[:_AT_ONCE]) :]


class LibsshSftp:
    """A context; leaving it ends SFTP. What the device refuses is an OSError, from ``LibsshSession.sftp`` on."""

    def __init__(self, session: LibsshSession) -> None:
        self._session = session
        self._sftp: Any = session.sftp()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._sftp = None
        self._session.end_sftp()

    @contextmanager
    def open(self, name: str, mode: str) -> Iterator[_File]:
        """A file to be written anew; ``mode`` is ``w``."""
        if mode != "w":
            raise ValueError(f"mode {mode!r}: files are only written here")
        with _refusals(name):
            file = self._sftp.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                yield _File(file)
            finally:
                file.close()

    def stat(self, name: str) -> _Attributes:
        """Size in bytes."""
        with _refusals(name):
            return _Attributes(int(self._sftp.stat(name).size))

    def remove(self, name: str) -> None:
        """Delete a file."""
        with _refusals(name):
            self._sftp.unlink(name)


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    from ssh.exceptions import BaseSSHError

    try:
        yield
    except BaseSSHError as error:
        raise OSError(f"{name}: the device refused it") from error
