"""Rows of the ARP, neighbour, MAC address and LLDP tables of RGOS. Their columns are believed, no capture has them."""

import re
from ipaddress import ip_address
from typing import Any

from edugrid.vendors.ruijie_rgos.read_interfaces import mac_address

_MAC = r"[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}"
_ARP = re.compile(rf"^Internet\s+(\S+)\s+(\S+)\s+({_MAC})\s+\S+\s+(\S(?:.*\S)?)\s*$", re.MULTILINE)
_ND = re.compile(rf"^([0-9A-Fa-f:]*:[0-9A-Fa-f:]+)\s+({_MAC})\s+(\S(?:.*\S)?)\s*$", re.MULTILINE)
_ENTRY = re.compile(rf"^[ \t]*(\d+)\s+({_MAC})\s+(\w+)\s+(\S(?:.*\S)?)\s*$", re.MULTILINE)


def read_arp(answer: str) -> list[dict[str, Any]]:
    """NAPALM's ``get_arp_table`` shape; age in seconds, 0.0 for the device's own addresses."""
    return [
        {"interface": name, "mac": mac_address(mac), "ip": ip, "age": float(age) * 60 if age.isdigit() else 0.0}
        for ip, age, mac, name in _ARP.findall(answer)
    ]


def read_neighbors6(answer: str) -> list[dict[str, Any]]:
    """NAPALM's ``get_ipv6_neighbors_table`` shape; age and state are not told."""
    return [
        {"interface": name, "mac": mac_address(mac), "ip": str(ip_address(ip)), "age": -1.0, "state": ""}
        for ip, mac, name in _ND.findall(answer)
    ]


def read_mac_table(answer: str) -> list[dict[str, Any]]:
    """NAPALM's ``get_mac_address_table`` shape; moves are not told (-1)."""
    return [
        {
            "mac": mac_address(mac),
            "interface": name,
            "vlan": int(vlan),
            "static": kind.upper() == "STATIC",
            "active": True,
            "moves": -1,
            "last_move": -1.0,
        }
        for vlan, mac, kind, name in _ENTRY.findall(answer)
    ]


def read_lldp(answer: str) -> dict[str, list[dict[str, Any]]]:
    """NAPALM's ``get_lldp_neighbors_detail`` shape, from blocks that name the local port and ``key : value`` lines."""
    found: dict[str, list[dict[str, Any]]] = {}
    for block in re.split(r"(?m)^(?:-+\s*)?(?=LLDP neighbor-information of port \[)", answer):
        port = re.match(r"LLDP neighbor-information of port \[([^\]]+)\]", block)
        if port is None:
            continue
        told = {
            key.strip().lower(): value.strip()
            for key, value in re.findall(r"^[ \t]*([^:\s][^:\n]*):\s*(.*)$", block, re.MULTILINE)
        }
        capabilities = [word.strip().lower() for word in told.get("system capabilities supported", "").split(",")]
        enabled = [word.strip().lower() for word in told.get("system capabilities enabled", "").split(",")]
        found.setdefault(port[1], []).append(
            {
                "parent_interface": "",
                "remote_chassis_id": told.get("chassis id", ""),
                "remote_system_name": told.get("system name", ""),
                "remote_system_description": told.get("system description", ""),
                "remote_port": told.get("port id", ""),
                "remote_port_description": told.get("port description", ""),
                "remote_system_capab": [word for word in capabilities if word],
                "remote_system_enable_capab": [word for word in enabled if word],
            }
        )
    return found
