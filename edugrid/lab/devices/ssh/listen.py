"""SSH and SFTP server of one simulated device."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.private_file import write_private
from edugrid.lab.devices.netconf.serve import serve_netconf
from edugrid.lab.devices.ssh.logins import logins
from edugrid.lab.devices.ssh.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session


async def listen(device: Device, users: Mapping[str, str], host: str, port: int) -> Any:  # noqa: ANN401  # asyncssh's own server object
    """Serve a device on ``host:port`` (0 = any free port); ``users`` maps names to passwords.

    Returns asyncssh's acceptor (``get_port()``, ``close()``). Raises OSError when the port is taken.
    """
    import asyncssh

    async def handle(process: Any) -> None:  # noqa: ANN401  # as above
        netconf = process.subsystem == "netconf" and device.dialect.netconf is not None
        if process.command is not None or (process.subsystem is not None and not netconf):
            process.stderr.write("SIMULATED device: only an interactive session is offered\n")
            process.exit(1)
            return
        session = device.login(str(process.get_extra_info("username")))
        session.cut = process.channel.get_connection().abort
        try:
            if netconf:
                await _netconf(process, session)
            else:
                await Terminal(process, session).run()
        except (EOFError, asyncssh.Error, ConnectionError):
            pass
        finally:
            session.cut = None
            session.close()
            device.flush()
        if not process.is_closing():
            process.exit(0)

    return await asyncssh.listen(
        host,
        port,
        server_factory=lambda: logins(device, users),
        server_host_keys=[asyncssh.read_private_key(str(host_key(device.home)))],
        process_factory=handle,
        line_editor=False,
        encoding="utf-8",
        errors="replace",
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=os.fsencode(device.flash.root)),
        allow_scp=True,
    )


async def _netconf(process: Any, session: Session) -> None:  # noqa: ANN401  # asyncssh's own process object
    if session.device.dialect.netconf is None:
        return
    agent = session.device.dialect.netconf(session)
    if agent.enabled():
        await serve_netconf(process, agent)


def host_key(home: Path) -> Path:
    """File of the device's host key under its directory; made on first use and kept."""
    import asyncssh

    path = home / "ssh_host_ed25519_key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        key = asyncssh.generate_private_key("ssh-ed25519")
        write_private(path, key.export_private_key())
        key.write_public_key(str(path) + ".pub")
    return path
