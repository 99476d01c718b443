"""The site files of a lab: where its devices answer, and with which keys."""

import json
from pathlib import Path

from edugrid.lab import fabric
from edugrid.lab.devices.credentials import credentials as login
from edugrid.put_file import put_file


def write_site(lab: Path, endpoints: dict[str, tuple[str, int]], clouds: Path | None) -> None:
    """Write endpoints.yml, credentials.yml (0600), known_hosts and site.env into ``lab``.

    JSON is YAML, so no YAML writer is needed.
    """
    places = {name: {"host": host, "port": port} for name, (host, port) in sorted(endpoints.items())}
    put_file(lab / "endpoints.yml", json.dumps(places, indent=1) + "\n", 0o600)
    layout = fabric.Layout(lab)
    routers = {
        name: {"username": "root", "key_file": str(layout.key)} for name in fabric.status(lab) if name in endpoints
    }
    username, password = login(lab)
    credentials = {"default": {"username": username, "password": password}, "devices": routers}
    put_file(lab / "credentials.yml", json.dumps(credentials, indent=1) + "\n", 0o600)
    hosts = [
        path.read_text(encoding="utf-8")
        for path in (lab / "devices" / "known_hosts", layout.known_hosts)
        if path.exists()
    ]
    put_file(lab / "known_hosts", "".join(text if text.endswith("\n") else text + "\n" for text in hosts), 0o600)
    settings = {
        "EDUGRID_ENDPOINTS": lab / "endpoints.yml",
        "EDUGRID_CREDENTIALS": lab / "credentials.yml",
        "EDUGRID_KNOWN_HOSTS": lab / "known_hosts",
        "EDUGRID_LAYERS": lab / "layers.json",
    }
    if clouds is not None:
        settings["OS_CLIENT_CONFIG_FILE"] = clouds
    put_file(lab / "site.env", "".join(f"{key}={value}\n" for key, value in settings.items()), 0o600)
