"""NETCONF over an SSH connection that stands already."""

from typing import Any

from ncclient.transport import SSHSession


class AdoptedSession(SSHSession):  # type: ignore[misc]  # ncclient publishes no types
    """An ncclient session over the connection of ``client``, a paramiko client; ncclient itself can only make its own."""

    def __init__(self, handler: Any, client: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(handler)
        # the client would close the connection when it is collected
        self.client = client

    def adopt(self, timeout: float) -> None:
        """Open the subsystem ``netconf`` and exchange hellos; raises what ncclient and paramiko raise."""
        self._transport = self.client.get_transport()
        self._host = self._transport.getpeername()[0]
        self._connected = True
        self._channel = self._transport.open_session(timeout=timeout)
        self._channel_id = self._channel.get_id()
        self._channel_name = "netconf"
        self._channel.invoke_subsystem("netconf")
        self._post_connect(timeout)
        self.parser = self._device_handler.get_xml_parser(self)
