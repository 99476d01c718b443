"""Configuration files of a core."""

import base64
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from string import Template

from edugrid.lab.openstack.core import REGION, Core
from edugrid.lab.openstack.passwords import MASTER_KEY
from edugrid.lab.openstack.private_file import write_private
from edugrid.lab.openstack.service import NAME_SERVER


def _login(identity_url: str, user: str, password: str) -> str:
    # keystoneauth's "password" plug-in.
    return "\n".join(
        (
            f"auth_url = {identity_url}",
            "auth_type = password",
            "project_domain_name = Default",
            "user_domain_name = Default",
            "project_name = service",
            f"username = {user}",
            f"password = {password}",
        )
    )


def _keys(core: Core, endpoints: Mapping[str, str], identity: str, master: str) -> dict[str, str]:
    """Say who keeps the keys of encrypted volumes and the certificates of load balancers."""
    if "barbican" in core.names:
        barbican = (
            "backend = barbican",
            "[barbican]",
            f"auth_endpoint = {identity}/v3",
            f"barbican_endpoint = {endpoints['key-manager']}",
        )
        return {
            "key_manager": "\n".join(barbican),
            "certificates": "barbican_cert_manager",
            "key_encryption_key": master,
            "key_manager_url": endpoints["key-manager"],
        }
    one = (
        "backend = cinder.keymgr.conf_key_mgr.ConfKeyManager",
        f"fixed_key = {base64.urlsafe_b64decode(master).hex()}",
    )
    return {"key_manager": "\n".join(one), "certificates": "local_cert_manager"}


def render_configs(core: Core, ports: Mapping[str, int], passwords: Mapping[str, str], prefix: Path) -> dict[str, str]:
    """Return the text of each configuration file by file name; ``prefix`` is the services' environment."""
    endpoints = core.endpoints(ports)
    identity = endpoints["identity"].removesuffix("/v3")
    values = {
        "root": str(core.root),
        "prefix": str(prefix),
        "address": core.address,
        "region": REGION,
        "identity_url": identity,
        "image_url": endpoints["image"],
        "network_url": endpoints["network"],
        **_keys(core, endpoints, identity, passwords[MASTER_KEY]),
        "name_server_port": str(ports.get(NAME_SERVER, "")),
        "dns_url": endpoints.get("dns", ""),
    }
    for service in core.services:
        if service.kind != "identity":
            values[f"auth_{service.name}"] = _login(identity, service.name, passwords[service.name])
    templates = resources.files("edugrid.lab.openstack") / "templates"
    names = [service.config for service in core.services]
    if "designate" in core.names:
        names.append("pools.yaml")
    return {name: Template((templates / name).read_text(encoding="utf-8")).substitute(values) for name in names}


def write_configs(core: Core, configs: Mapping[str, str]) -> None:
    """Write the files to ``root/etc`` (mode 0600: they hold passwords)."""
    (core.root / "etc").mkdir(exist_ok=True)
    for name, text in configs.items():
        write_private(core.root / "etc" / name, text)
