"""One session to one device, through its vendor's NAPALM driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from edugrid.rollout.site import Site

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
        SiteError: no login for the device.
        napalm.base.exceptions.ConnectionException: not reachable, wrong host key, login refused.
        edugrid.vendors.drivers.NoDriverError: no driver for the platform.

    """
    from edugrid.vendors.drivers import get_driver

    endpoint = site.endpoint(device.name, device.host, device.port)
    login = site.login(device.name)
    optional: dict[str, Any] = {"port": endpoint.port}
    if site.known_hosts is not None:
        optional["known_hosts"] = str(site.known_hosts)
    if login.key_file is not None:
        optional["key_file"] = str(login.key_file)
    if change_id is not None:
        optional["change_id"] = change_id
    password = login.password.get_secret_value() if login.password else ""
    driver = get_driver(device.platform).load()(
        endpoint.host, login.username, password, timeout=_TIMEOUT_SECONDS, optional_args=optional
    )
    driver.open()
    try:
        yield driver
    finally:
        driver.close()
