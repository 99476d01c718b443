"""The way to a device through a jump host."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from edugrid.rollout.site import Endpoint, Site
from edugrid.text import Text, language


@contextmanager
def jump_channel(name: str, site: Site, to: Endpoint, timeout: float) -> Iterator[Any]:
    """Log in to the jump host ``name`` and give the channel from it to ``to``; its host key is checked as any other.

    Raises:
        edugrid.rollout.site.SiteError: no login for the jump host.
        napalm.base.exceptions.ConnectionException: the jump host cannot be reached, is not the one that was written
            down, refuses the login, or does not reach the device.

    """
    from napalm.base.exceptions import ConnectionException
    from paramiko import SSHClient, SSHException

    from edugrid.vendors.base.strict_host_key import check_host_key
    from edugrid.vendors.base.why_no_session import why_no_session

    host, login = site.file.jump_hosts[name], site.login(name)
    client = SSHClient()
    try:
        check_host_key(client, site.known_hosts)
        client.connect(
            host.host,
            host.port,
            login.username,
            login.password.get_secret_value() if login.password else None,
            key_filename=str(login.key_file) if login.key_file else None,
            timeout=timeout,
            auth_timeout=timeout,
            banner_timeout=timeout,
            allow_agent=False,
            look_for_keys=False,
        )
        transport: Any = client.get_transport()
        channel = transport.open_channel("direct-tcpip", (to.host, to.port), ("127.0.0.1", 0), timeout=timeout)
    except (SSHException, OSError, EOFError) as error:
        client.close()
        why = why_no_session(error, f"{host.host}:{host.port}", site.known_hosts)
        told = Text(
            f"{to.host}:{to.port}: not reached through the jump host {name}: {why}",
            f"{to.host}:{to.port}：经跳板机 {name} 无法连接：{why}",
        )
        raise ConnectionException(told.show(language())) from None
    try:
        yield channel
    finally:
        client.close()
