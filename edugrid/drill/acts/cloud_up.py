"""The simulated door of a cloud opens, or opens again."""

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from ruamel.yaml import YAML

from edugrid.drill.cloud_stub import cloud_stub
from edugrid.drill.ground import Ground
from edugrid.text import Text

NAMES: Final = {"networks": ["ext-net"], "flavors": ["edu.small", "edu.medium"], "images": ["edu-linux-12"]}


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Answer for ``cloud`` on a port of the loopback interface, the same as before where it was open before."""
    name, file = options["cloud"], ground.folder / "clouds.yaml"
    known = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["clouds"]
    before = urlsplit(known[name]["auth"]["auth_url"]).port if name in known else 0
    port = ground.serve(name, cloud_stub(before or 0, NAMES))
    auth = {
        "auth_url": f"http://127.0.0.1:{port}/v3",
        "username": "drill",
        "password": "drill",
        "project_name": "drill",
    }
    domains = {"user_domain_name": "Default", "project_domain_name": "Default"}
    known[name] = {"auth": auth | domains, "region_name": "r", "identity_api_version": 3}
    file.write_text(json.dumps({"clouds": known}), encoding="utf-8")
    return Text(f"{name}: the simulated API answers on port {port}", f"{name}：模拟接口在端口 {port} 应答")
