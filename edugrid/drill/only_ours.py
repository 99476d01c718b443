"""A drill touches its own lab and nothing else."""

from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ruamel.yaml import YAML

from edugrid.drill.errors import ForeignError
from edugrid.text import Text


def only_ours(folder: Path) -> None:
    """Refuse where anything below ``folder`` leads elsewhere than to the loopback network of this machine.

    Looked at are the management addresses of the inventory, where the site says that devices answer, and the addresses of
    clouds. Together with an environment that has nothing of the user's, that is all that a command can reach.

    Raises:
        ForeignError: an address is not of the loopback network, or cannot be read.

    """
    for path in sorted((folder / "inventories").rglob("*.yml")):
        for device in _list(_read(path), "devices"):
            _check(path, str(device.get("management", {}).get("host")))
    for path in (folder / ".edugrid" / "lab" / "endpoints.yml", folder / ".edugrid" / "endpoints.yml"):
        for place in _read(path).values() if path.exists() else ():
            _check(path, str(place.get("host")))
    clouds = folder / "clouds.yaml"
    for entry in _read(clouds).get("clouds", {}).values() if clouds.exists() else ():
        _check(clouds, str(urlsplit(entry.get("auth", {}).get("auth_url", "")).hostname))


def _read(path: Path) -> dict[str, Any]:
    found = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def _list(body: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = body.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _check(path: Path, host: str) -> None:
    try:
        own = ip_address(host).is_loopback
    except ValueError:  # a name: nobody knows where it leads
        own = False
    if not own:
        raise ForeignError(
            Text(
                f"{path.name} leads to {host}, which is not the lab of this drill; nothing was run",
                f"{path.name} 指向 {host}，不属于本次演练的实验环境，未执行任何操作",
            )
        )
