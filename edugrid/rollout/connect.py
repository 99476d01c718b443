"""One session to one device, through its vendor's NAPALM driver."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol

from edugrid.rollout.jump import jump_channel
from edugrid.rollout.login_pace import login_pace
from edugrid.rollout.site import Endpoint, Site, SiteError
from edugrid.text import Text, language

_TIMEOUT_SECONDS = 30


class Reachable(Protocol):
    """What a session needs to know of a device; a DeviceDesign and a DevicePlan both have it."""

    @property
    def name(self) -> str:
        """Name in the inventory."""

    @property
    def platform(self) -> str:
        """Vendor platform."""

    @property
    def host(self) -> str:
        """Management address."""

    @property
    def port(self) -> int:
        """Port of the SSH server."""


@contextmanager
def connect(device: Reachable, site: Site, *, change_id: str | None = None) -> Iterator[Any]:
    """Open a session, give the NAPALM driver, close the session.

    ``change_id`` names a pending commit, so that another session can confirm it or give it up.

    Raises:
        SiteError: no login for the device, or it would be telnet.
        napalm.base.exceptions.ConnectionException: not reachable, wrong host key, login refused.
        edugrid.vendors.drivers.NoDriverError: no driver for the platform.

    """
    from edugrid.vendors.drivers import get_driver

    endpoint = site.endpoint(device.name, device.host, device.port)
    _no_telnet(device, endpoint)
    login = site.login(device.name)
    optional: dict[str, Any] = {"port": endpoint.port}
    if site.known_hosts is not None:
        optional["known_hosts"] = str(site.known_hosts)
    if login.key_file is not None:
        optional["key_file"] = str(login.key_file)
    if change_id is not None:
        optional["change_id"] = change_id
    password = login.password.get_secret_value() if login.password else ""
    login_pace(site.file.limits.logins_per_second).wait()
    with ExitStack() as way:
        jump = site.file.jump_of(device.name)
        if jump is not None:
            optional["sock"] = way.enter_context(jump_channel(jump, site, endpoint, _TIMEOUT_SECONDS))
        driver = get_driver(device.platform).load()(
            endpoint.host, login.username, password, timeout=_TIMEOUT_SECONDS, optional_args=optional
        )
        driver.open()
        try:
            yield driver
        finally:
            driver.close()


def _no_telnet(device: Reachable, endpoint: Endpoint) -> None:
    if endpoint.telnet:
        told = Text(
            f"{device.name}: port 23 is telnet, which shows passwords and configurations on the way; switch SSH on "
            "(stelnet server enable) and give its port",
            f"{device.name}：23 端口为 telnet，密码与配置会明文传输；请在设备上启用 SSH（stelnet server enable）并填写其端口",
        )
        raise SiteError(told.show(language()))
