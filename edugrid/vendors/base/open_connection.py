"""Open one SSH session to a device, or say in one sentence why not."""

from pathlib import Path
from typing import Any

from napalm.base.exceptions import ConnectAuthError, ConnectionException
from netmiko import BaseConnection
from netmiko.exceptions import NetmikoAuthenticationException, NetmikoBaseException, NetmikoTimeoutException
from paramiko.ssh_exception import IncompatiblePeer

from edugrid.vendors.base.errors import HostKeyUnknownError
from edugrid.vendors.base.no_common_algorithm import no_common_algorithm
from edugrid.vendors.base.private_key import private_key
from edugrid.vendors.base.why_no_session import first_line, why_no_session


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
        for key in ("ssh_config_file", "session_log", "sock")
        if optional_args.get(key) is not None
    }
    if optional_args.get("key_file") is not None:
        arguments["pkey"] = private_key(str(optional_args["key_file"]), optional_args.get("passphrase"))
    if known_hosts is not None:
        arguments["alt_key_file"] = str(known_hosts)
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
            raise no_common_algorithm(host, port, first_line(error.__context__)) from None
        # Netmiko folds every SSH problem into a timeout; what really happened is kept as the context
        raise why_no_session(error.__context__ or error, name, known_hosts) from None
    except (NetmikoBaseException, OSError, EOFError, ValueError) as error:
        raise ConnectionException(f"{name}: no usable session ({first_line(error)})") from None
    if optional_args.get("telnet"):
        # Netmiko's own clean-up looks for it
        connection.remote_conn_pre = None
    return connection
