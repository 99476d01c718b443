"""Open one NETCONF session to a device, or say in one sentence why not."""

from pathlib import Path
from typing import Any

from napalm.base.exceptions import ConnectAuthError
from ncclient.manager import make_device_handler
from paramiko import AuthenticationException, SSHClient, SSHException

from edugrid.vendors.base.adopted_session import AdoptedSession
from edugrid.vendors.base.errors import HostKeyUnknownError
from edugrid.vendors.base.greet_netconf import greet_netconf
from edugrid.vendors.base.netconf_session import NetconfSession
from edugrid.vendors.base.private_key import private_key
from edugrid.vendors.base.strict_host_key import check_host_key
from edugrid.vendors.base.why_no_session import why_no_session


def open_netconf(
    profile: str,
    enable: str,
    where: tuple[str, int],
    login: tuple[str, str],
    *,
    timeout: float,
    optional_args: dict[str, Any],
) -> NetconfSession:
    """Log in to ``where`` (host, port) as ``login`` and open the subsystem ``netconf`` (RFC 6242, 3).

    ``profile`` is ncclient's name of the vendor; ``enable`` the command that switches the device's server on, for the
    sentence that says it is off. ``optional_args``: ``key_file``, ``passphrase``, ``known_hosts``, and ``netconf_sock``
    (an open channel to the port, as through a jump host); an ``ssh_config_file`` is not looked at.

    The SSH connection is made here, not by ncclient, so that its host key is checked as that of every other session.

    Raises:
        HostKeyUnknownError, HostKeyChangedError: the device's key is not the one that was written down.
        ConnectAuthError: the device refused the user.
        ConnectTimeoutError, ConnectionException: nobody answers, or no usable NETCONF server does.

    """
    name = f"{where[0]}:{where[1]}"
    known_hosts, key_file = optional_args.get("known_hosts"), optional_args.get("key_file")
    if known_hosts is not None and not Path(known_hosts).is_file():
        raise HostKeyUnknownError(f"{name}: there is no known_hosts file {known_hosts}; write the device's key into it")
    client = SSHClient()
    check_host_key(client, Path(known_hosts) if known_hosts is not None else None)
    try:
        client.connect(
            *where,
            login[0],
            login[1] or None,
            pkey=private_key(str(key_file), optional_args.get("passphrase")) if key_file is not None else None,
            sock=optional_args.get("netconf_sock"),
            timeout=timeout,
            auth_timeout=timeout,
            banner_timeout=timeout,
            allow_agent=False,
            look_for_keys=False,
        )
    except AuthenticationException:
        client.close()
        raise ConnectAuthError(f"{name}: the device refused user {login[0]!r}; look at the credentials file") from None
    except (SSHException, OSError, EOFError) as error:
        client.close()
        raise why_no_session(error, name, known_hosts) from None
    return greet_netconf(AdoptedSession(make_device_handler({"name": profile}), client), name, enable, timeout)
