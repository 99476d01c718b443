"""Configuration files of a core."""

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from string import Template

from edugrid.lab.openstack.core import REGION, Core
from edugrid.lab.openstack.private_file import write_private
from edugrid.lab.openstack.service import SERVICES


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
    }
    for service in SERVICES:
        if service.kind != "identity":
            values[f"auth_{service.name}"] = _login(identity, service.name, passwords[service.name])
    templates = resources.files("edugrid.lab.openstack") / "templates"
    return {
        service.config: Template((templates / service.config).read_text(encoding="utf-8")).substitute(values)
        for service in SERVICES
    }


def write_configs(core: Core, configs: Mapping[str, str]) -> None:
    """Write the files to ``root/etc`` (mode 0600: they hold passwords)."""
    (core.root / "etc").mkdir(exist_ok=True)
    for name, text in configs.items():
        write_private(core.root / "etc" / name, text)
