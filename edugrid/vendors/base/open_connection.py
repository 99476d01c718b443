"""Open one SSH session to a device, or say in one sentence why not."""

from pathlib import Path
from typing import Any

from napalm.base.exceptions import ConnectAuthError, ConnectionException, ConnectTimeoutError
from netmiko import BaseConnection
from netmiko.exceptions import NetmikoAuthenticationException, NetmikoBaseException, NetmikoTimeoutException
from paramiko import BadHostKeyException
from paramiko.ssh_exception import IncompatiblePeer

from edugrid.vendors.base.errors import HostKeyChangedError, HostKeyUnknownError
from edugrid.vendors.base.no_common_algorithm import no_common_algorithm
from edugrid.vendors.base.strict_host_key import UnknownKeyError, key_fingerprint


def open_connection(
    kind: type[BaseConnection],
    device_type: str,
    where: tuple[str, int],
    login: tuple[str, str],
    *,
    timeout: float,
    optional_args: dict[str, Any],
) -> BaseConnection:
    """Log in to ``where`` (host, port) as ``login`` (user, password; may be empty with a key file).

    ``optional_args``: ``key_file``, ``passphrase``, ``known_hosts`` (default: the user's own), ``ssh_config_file``,
    ``telnet`` (True: telnet instead of SSH; nothing is checked and everything can be read on the way),
    ``session_log`` (Netmiko's; it shows everything that is typed), ``sock`` (an open channel to the device, as through a
    jump host).

    Raises:
        HostKeyUnknownError, HostKeyChangedError: the device's key is not the one that was written down.
        NoCommonAlgorithmError, NationalCiphersOnlyError: the two sides have no SSH algorithm in common.
        ConnectAuthError: the device refused the user.
        ConnectTimeoutError, ConnectionException: nobody answers, or no usable SSH server does.

    """
    host, port = where
    name = f"{host}:{port}"
    known_hosts = optional_args.get("known_hosts")
    if known_hosts is not None and not Path(known_hosts).is_file():
        raise HostKeyUnknownError(f"{name}: there is no known_hosts file {known_hosts}; write the device's key into it")
    arguments: dict[str, Any] = {
        key: optional_args[key]
        for key in ("key_file", "passphrase", "ssh_config_file", "session_log", "sock")
        if optional_args.get(key) is not None
    }
    if known_hosts is None:
        arguments["system_host_keys"] = True
    else:
        arguments |= {"alt_host_keys": True, "alt_key_file": str(known_hosts)}
    try:
        connection = kind(
            device_type=f"{device_type}_telnet" if optional_args.get("telnet") else device_type,
            host=host,
            port=port,
            username=login[0],
            password=login[1] or None,
            ssh_strict=True,
            conn_timeout=timeout,
            auth_timeout=timeout,
            banner_timeout=timeout,
            fast_cli=True,
            # Netmiko switches the echo check off on Comware and then waits two seconds a line
            global_cmd_verify=True,
            **arguments,
        )
    except NetmikoAuthenticationException:
        raise ConnectAuthError(f"{name}: the device refused user {login[0]!r}; look at the credentials file") from None
    except NetmikoTimeoutException as error:
        if isinstance(error.__context__, IncompatiblePeer) and "sock" not in arguments:
            # behind a jump host nobody else can be asked
            raise no_common_algorithm(host, port, _first_line(error.__context__)) from None
        raise _why(error, name, known_hosts) from None
    except (NetmikoBaseException, OSError, EOFError, ValueError) as error:
        raise ConnectionException(f"{name}: no usable session ({_first_line(error)})") from None
    if optional_args.get("telnet"):
        # Netmiko's own clean-up looks for it
        connection.remote_conn_pre = None
    return connection


def _why(error: Exception, name: str, known_hosts: object) -> ConnectionException:
    # Netmiko folds every SSH problem into a timeout; what really happened is kept as the context
    host, _, port = name.rpartition(":")
    entry = host if port == "22" else f"[{host}]:{port}"
    file = known_hosts or "~/.ssh/known_hosts"
    cause = error.__context__
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
    if isinstance(cause, OSError):
        return ConnectTimeoutError(
            f"{name}: nobody answers ({_first_line(cause)}); look at host, port and the way there"
        )
    return ConnectionException(f"{name}: no usable SSH session ({_first_line(cause or error)})")


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
