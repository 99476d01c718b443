"""One session to one device, through its vendor's NAPALM driver."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, Literal, Protocol

from edugrid.rollout.jump import jump_channel
from edugrid.rollout.login_pace import login_pace
from edugrid.rollout.site import Endpoint, Login, Site, SiteError
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

    @property
    def transport(self) -> Literal["cli", "netconf"]:
        """Whether a NETCONF session is opened beside the command line."""

    @property
    def netconf_port(self) -> int | None:
        """Port of NETCONF over SSH where it is not that of the SSH server."""


@contextmanager
def connect(device: Reachable, site: Site, *, change_id: str | None = None) -> Iterator[Any]:
    """Open a session, give the NAPALM driver, close the session.

    ``change_id`` names a pending commit, so that another session can confirm it or give it up. A login with ``next`` is
    tried with its password first, and with ``next`` when the device refuses that.

    Raises:
        SiteError: no login for the device, it would be telnet, or NETCONF where there is only telnet.
        napalm.base.exceptions.ConnectionException: not reachable, wrong host key, login refused.
        edugrid.vendors.drivers.NoDriverError: no driver for the platform.

    """
    from napalm.base.exceptions import ConnectAuthError

    endpoint = site.endpoint(device.name, device.host, device.port, device.netconf_port)
    telnet = _telnet(device, endpoint, site)
    netconf = _netconf(device, endpoint)
    login = site.login(device.name)
    optional: dict[str, Any] = {"port": endpoint.port, "telnet": telnet}
    if change_id is not None:
        optional["change_id"] = change_id
    with ExitStack() as way:
        try:
            driver = _logged_in(device, site, login, (endpoint, netconf), optional, way)
        except ConnectAuthError:
            following = login.following()
            if following is None:
                raise
            # a rotation was cut off between the device and the credentials file
            driver = _logged_in(device, site, following, (endpoint, netconf), optional, way)
        try:
            yield driver
        finally:
            driver.close()


def _logged_in(
    device: Reachable,
    site: Site,
    login: Login,
    where: tuple[Endpoint, Endpoint | None],
    options: Mapping[str, Any],
    way: ExitStack,
) -> Any:  # noqa: ANN401 - napalm publishes no types
    from edugrid.vendors.drivers import get_driver

    endpoint, netconf = where
    optional = dict(options)
    if site.known_hosts is not None:
        optional["known_hosts"] = str(site.known_hosts)
    if login.key_file is not None:
        optional["key_file"] = str(login.key_file)
    password = login.password.get_secret_value() if login.password else ""
    pace = login_pace(site.file.limits.logins_per_second)
    pace.wait()
    if netconf is not None:
        optional |= {"transport": "netconf", "netconf_port": netconf.port}
        pace.wait()  # it logs in a second time
    jump = site.file.jump_of(device.name)
    if jump is not None:
        optional["sock"] = way.enter_context(jump_channel(jump, site, endpoint, _TIMEOUT_SECONDS))
        if netconf is not None:
            optional["netconf_sock"] = way.enter_context(jump_channel(jump, site, netconf, _TIMEOUT_SECONDS))
    driver = get_driver(device.platform).load()(
        endpoint.host, login.username, password, timeout=_TIMEOUT_SECONDS, optional_args=optional
    )
    driver.open()
    return driver


def _netconf(device: Reachable, endpoint: Endpoint) -> Endpoint | None:
    if device.transport != "netconf":
        return None
    if not endpoint.telnet:
        return Endpoint(host=endpoint.host, port=endpoint.netconf_port or endpoint.port, protocol="ssh")
    told = Text(
        f"{device.name}: NETCONF goes over SSH, and this device is reached by telnet; switch SSH on, or take "
        "`transport: netconf` away from it",
        f"{device.name}：NETCONF 需经 SSH，而该设备经 telnet 访问；请启用 SSH，或去掉该设备的 `transport: netconf`",
    )
    raise SiteError(told.show(language()))


def _telnet(device: Reachable, endpoint: Endpoint, site: Site) -> bool:
    if not endpoint.telnet or (device.name in site.file.telnet and site.file.jump_of(device.name) is None):
        return endpoint.telnet
    if device.name in site.file.telnet:
        told = Text(
            f"{device.name}: telnet does not go through a jump host; write `jumps: {{{device.name}: null}}` into the "
            "site file where it can be reached straight",
            f"{device.name}：telnet 不能经跳板机；能直接到达时，在站点文件中写 `jumps: {{{device.name}: null}}`",
        )
        raise SiteError(told.show(language()))
    told = Text(
        f"{device.name}: telnet is refused: it shows passwords and configurations on the way; switch SSH on "
        "(stelnet server enable), or allow it in the site file (EDUGRID_SITE) with the reason: "
        f"`telnet: {{{device.name}: REASON}}`",
        f"{device.name}：拒绝 telnet：密码与配置会明文传输；请启用 SSH（stelnet server enable），"
        f"或在站点文件（EDUGRID_SITE）中写明理由后允许：`telnet: {{{device.name}: 理由}}`",
    )
    raise SiteError(told.show(language()))
