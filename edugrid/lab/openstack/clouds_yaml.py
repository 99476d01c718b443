"""The file that OpenStack clients read."""

import json
from collections.abc import Mapping
from pathlib import Path

from edugrid.lab.openstack.core import REGION, Core
from edugrid.lab.openstack.private_file import write_private


def _entry(url: str, user: str, password: str, project: str, domain: str) -> dict[str, object]:
    return {
        "auth": {
            "auth_url": url,
            "username": user,
            "password": password,
            "project_name": project,
            "user_domain_name": domain,
            "project_domain_name": domain,
        },
        "region_name": REGION,
        "identity_api_version": 3,
    }


def write_clouds_yaml(path: Path, cores: Mapping[Core, tuple[str, Mapping[str, str]]]) -> None:
    """Write the entries of all clouds (mode 0600); for each core its Keystone URL and passwords are given.

    Each cloud has an entry of its name (its own admin, in its own domain). ``lab-<core>`` is the Keystone's first
    admin, for looking behind the scenes. JSON is YAML 1.2, and needs no library to be written.
    """
    entries: dict[str, object] = {}
    for core, (url, passwords) in cores.items():
        for cloud in core.clouds:
            user = f"{cloud}-admin"
            entries[cloud] = _entry(url, user, passwords[user], user, cloud)
        entries[f"lab-{core.name}"] = _entry(url, "admin", passwords["admin"], "admin", "Default")
    write_private(path, json.dumps({"clouds": entries}, indent=2) + "\n")
