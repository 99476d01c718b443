"""The transform function for nornir: ``InitNornir(inventory={…, "transform_function": "edugrid_login"})``."""

import os
from typing import Any

from nornir.core.inventory import ConnectionOptions, Host

from edugrid.rollout.site import Site


def edugrid_login(host: Host, **_options: Any) -> None:  # noqa: ANN401 - nornir hands its options on
    """Give ``host`` its login and the known hosts file from the site's settings, in memory only.

    Raises:
        edugrid.rollout.site.SiteError: no login for the device.

    """
    site = Site.from_env(os.environ)
    login = site.login(host.name)
    optional: dict[str, Any] = {"port": host.port}
    if site.known_hosts is not None:
        optional["known_hosts"] = str(site.known_hosts)
    if login.key_file is not None:
        optional["key_file"] = str(login.key_file)
    if host.get("transport") == "netconf":
        optional |= {"transport": "netconf", "netconf_port": host["netconf_port"]}
    host.username = login.username
    host.password = login.password.get_secret_value() if login.password else ""
    host.connection_options["napalm"] = ConnectionOptions(extras={"optional_args": optional})
