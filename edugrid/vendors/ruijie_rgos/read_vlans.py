"""VLANs of an RGOS configuration and the ports that carry them."""

import re
from typing import Any

from edugrid.network.vlans import VLAN_MAX, VLAN_MIN, expand_vlans
from edugrid.vendors.base.config_sections import config_sections

_EVERY = set(range(VLAN_MIN, VLAN_MAX + 1))
_ALLOWED = re.compile(r"switchport trunk allowed vlan (only|remove|all)(?: (.+))?")


def read_vlans(running: str) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_vlans`` shape: id as text, ``name``, ``interfaces``; a trunk without a list carries every VLAN."""
    found: dict[str, dict[str, Any]] = {}
    for head, body in config_sections(running, "!"):
        match = re.fullmatch(r"vlan (?:range )?([\d,-]+)", head)
        for number in sorted(expand_vlans(match[1])) if match else ():
            name = next((line.partition(" ")[2] for line in body if line.startswith("name ")), "")
            found[str(number)] = {"name": name, "interfaces": []}
    for head, body in config_sections(running, "!"):
        if not re.match(r"interface \S*(?:Ethernet|AggregatePort) ", head) or "no switchport" in body:
            continue
        for number in sorted(_carried(body)):
            if str(number) in found:
                found[str(number)]["interfaces"].append(head.removeprefix("interface "))
    return dict(sorted(found.items(), key=lambda item: int(item[0])))


def _carried(body: tuple[str, ...]) -> set[int]:
    if any(line.startswith("port-group ") for line in body):
        return set()  # the aggregate port carries them
    if "switchport mode trunk" in body:
        match = next((m for line in body if (m := _ALLOWED.fullmatch(line))), None)
        if match is None or match[1] == "all":
            return _EVERY
        ids = expand_vlans(match[2])
        return ids if match[1] == "only" else _EVERY - ids
    access = next((line for line in body if line.startswith("switchport access vlan ")), "1")
    return {int(access.split()[-1])}
