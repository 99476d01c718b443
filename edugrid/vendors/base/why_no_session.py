"""Why an SSH session did not begin, in one sentence with what to do."""

from napalm.base.exceptions import ConnectionException, ConnectTimeoutError
from paramiko import BadHostKeyException
from paramiko.ssh_exception import NoValidConnectionsError

from edugrid.vendors.base.errors import HostKeyChangedError, HostKeyUnknownError
from edugrid.vendors.base.strict_host_key import UnknownKeyError, key_fingerprint


def why_no_session(cause: BaseException, name: str, known_hosts: object) -> ConnectionException:
    """The exception to raise for ``cause``; ``name`` is HOST:PORT, ``known_hosts`` a path or None (the user's own)."""
    host, _, port = name.rpartition(":")
    entry = host if port == "22" else f"[{host}]:{port}"
    file = known_hosts or "~/.ssh/known_hosts"
    if isinstance(cause, BadHostKeyException):
        return HostKeyChangedError(
            f"{name}: the host key has changed: {file} has {key_fingerprint(cause.expected_key)}, the device shows "
            f"{key_fingerprint(cause.key)}; if the device was replaced, run `ssh-keygen -R '{entry}' -f {file}` and "
            "write its new key down"
        )
    if isinstance(cause, UnknownKeyError) and cause.others:
        return HostKeyChangedError(
            f"{name}: the host key has changed: {file} has keys of other types only, the device shows "
            f"{key_fingerprint(cause.key)}; if the device was replaced, run `ssh-keygen -R '{entry}' -f {file}` first"
        )
    if isinstance(cause, UnknownKeyError):
        return HostKeyUnknownError(
            f"{name}: the host key {key_fingerprint(cause.key)} is not in {file}; "
            f"compare it with the device's own and add it (`ssh-keyscan -p {port} {host}`)"
        )
    if isinstance(cause, NoValidConnectionsError):
        # it says no more than the port; each address that was tried has a reason
        cause = next(iter(cause.errors.values()))
    if isinstance(cause, OSError):
        return ConnectTimeoutError(
            f"{name}: nobody answers ({cause.strerror or first_line(cause)}); look at host, port and the way there"
        )
    return ConnectionException(f"{name}: no usable SSH session ({first_line(cause)})")


def first_line(error: BaseException) -> str:
    """The first line that says something, or the error's kind."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
