"""The site files of a lab: where its devices answer, and with which keys."""

import json
import os
from pathlib import Path

from edugrid.lab import fabric
from edugrid.lab.devices.credentials import credentials as login


def write_site(lab: Path, endpoints: dict[str, tuple[str, int]], clouds: Path | None) -> None:
    """Write endpoints.yml, credentials.yml (0600), known_hosts and site.env into ``lab``.

    JSON is YAML, so no YAML writer is needed.
    """
    places = {name: {"host": host, "port": port} for name, (host, port) in sorted(endpoints.items())}
    _write(lab / "endpoints.yml", json.dumps(places, indent=1) + "\n")
    layout = fabric.Layout(lab)
    routers = {
        name: {"username": "root", "key_file": str(layout.key)} for name in fabric.status(lab) if name in endpoints
    }
    username, password = login(lab)
    credentials = {"default": {"username": username, "password": password}, "devices": routers}
    _write(lab / "credentials.yml", json.dumps(credentials, indent=1) + "\n")
    hosts = [
        path.read_text(encoding="utf-8")
        for path in (lab / "devices" / "known_hosts", layout.known_hosts)
        if path.exists()
    ]
    _write(lab / "known_hosts", "".join(text if text.endswith("\n") else text + "\n" for text in hosts))
    settings = {
        "EDUGRID_ENDPOINTS": lab / "endpoints.yml",
        "EDUGRID_CREDENTIALS": lab / "credentials.yml",
        "EDUGRID_KNOWN_HOSTS": lab / "known_hosts",
        "EDUGRID_LAYERS": lab / "layers.json",
    }
    if clouds is not None:
        settings["OS_CLIENT_CONFIG_FILE"] = clouds
    _write(lab / "site.env", "".join(f"{key}={value}\n" for key, value in settings.items()))


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    with open(part, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    part.replace(path)
