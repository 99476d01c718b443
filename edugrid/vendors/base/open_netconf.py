"""Open one NETCONF session to a device, or say in one sentence why not."""

from pathlib import Path
from typing import Any

from napalm.base.exceptions import ConnectAuthError, ConnectionException
from ncclient import NCClientError
from ncclient.manager import Manager, make_device_handler
from ncclient.operations import RaiseMode
from ncclient.transport import SSHSession
from paramiko import AuthenticationException, SSHClient, SSHException

from edugrid.text import Text, language
from edugrid.vendors.base.errors import HostKeyUnknownError
from edugrid.vendors.base.netconf_session import NetconfSession
from edugrid.vendors.base.private_key import private_key
from edugrid.vendors.base.strict_host_key import check_host_key
from edugrid.vendors.base.why_no_session import first_line, why_no_session


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
    handler = make_device_handler({"name": profile})
    session = _Adopted(handler)
    try:
        session.adopt(client, timeout)
    except (NCClientError, SSHException, OSError, EOFError) as error:
        client.close()
        why = first_line(error)
        told = Text(
            f"{name}: no NETCONF server answers ({why}); switch it on over the command line (`{enable}`, then commit), or "
            "take `transport: netconf` away from the device",
            f"{name}：没有 NETCONF 服务应答（{why}）；请用命令行启用（`{enable}`，然后 commit），或去掉该设备的 `transport: netconf`",
        )
        raise ConnectionException(told.show(language())) from None
    manager = Manager(session, handler, timeout=timeout, raise_mode=RaiseMode.ERRORS)
    return NetconfSession(manager, session, name)


class _Adopted(SSHSession):  # type: ignore[misc]  # ncclient publishes no types
    """An ncclient session over an SSH connection that stands already; ncclient itself can only make its own."""

    def adopt(self, client: SSHClient, timeout: float) -> None:
        # the client would close the connection when it is collected
        self._client = client
        self._transport = client.get_transport()
        self._host = self._transport.getpeername()[0]
        self._connected = True
        self._channel = self._transport.open_session(timeout=timeout)
        self._channel_id = self._channel.get_id()
        self._channel_name = "netconf"
        self._channel.invoke_subsystem("netconf")
        self._post_connect(timeout)
        self.parser = self._device_handler.get_xml_parser(self)
