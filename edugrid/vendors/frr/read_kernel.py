"""What the Linux kernel under FRR knows, in NAPALM's words: counters, neighbours, bridge tables, load and memory."""

import re
from ipaddress import ip_address
from typing import Any

UNKNOWN = -1
# rtnetlink's neighbour states; one that failed or was never asked for is no neighbour
_GONE = {"FAILED", "NOARP", "NONE"}


def read_counters(shown: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """NAPALM's get_interfaces_counters from `ip -j -s link`; what the kernel does not count apart is -1.

    The kernel counts all packets, and multicasts received among them: unicast is what is left, broadcasts included.
    """
    found = {}
    for link in shown:
        rx, tx = link["stats64"]["rx"], link["stats64"]["tx"]
        found[link["ifname"]] = {
            "rx_octets": rx["bytes"],
            "tx_octets": tx["bytes"],
            "rx_unicast_packets": rx["packets"] - rx["multicast"],
            "tx_unicast_packets": tx["packets"],
            "rx_multicast_packets": rx["multicast"],
            "tx_multicast_packets": UNKNOWN,
            "rx_broadcast_packets": UNKNOWN,
            "tx_broadcast_packets": UNKNOWN,
            "rx_discards": rx["dropped"],
            "tx_discards": tx["dropped"],
            "rx_errors": rx["errors"],
            "tx_errors": tx["errors"],
        }
    return found


def read_neighbors(shown: list[dict[str, Any]], version: int) -> list[dict[str, Any]]:
    """NAPALM's ARP (`version` 4) or IPv6 neighbour table from `ip -j -s neigh`; `age`: seconds since last confirmed."""
    found = []
    for entry in shown:
        state = (entry.get("state") or ["NONE"])[0]
        if ip_address(entry["dst"]).version != version or state in _GONE or "lladdr" not in entry:
            continue
        row = {
            "interface": entry["dev"],
            "mac": entry["lladdr"].upper(),
            "ip": entry["dst"],
            "age": float(entry.get("confirmed", UNKNOWN)),
        }
        found.append(row if version == 4 else row | {"state": state})  # noqa: PLR2004 - IP version
    return found


def read_macs(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """NAPALM's get_mac_address_table from `bridge -j fdb`; a bridge without VLANs has VLAN 0.

    Left out are the multicast addresses that every port listens to.
    """
    return [
        {
            "mac": entry["mac"].upper(),
            "interface": entry["ifname"],
            "vlan": entry.get("vlan", 0),
            "static": entry.get("state") in {"permanent", "static"} or "extern_learn" in entry.get("flags", ()),
            "active": entry.get("state") != "stale",
            "moves": UNKNOWN,
            "last_move": float(UNKNOWN),
        }
        for entry in shown
        if not int(entry["mac"][:2], 16) & 1
    ]


def read_vlans(shown: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """NAPALM's get_vlans from `bridge -j vlan`; the kernel gives VLANs no names."""
    found: dict[str, dict[str, Any]] = {}
    for port in shown:
        for entry in port.get("vlans", ()):
            for number in range(entry["vlan"], entry.get("vlanEnd", entry["vlan"]) + 1):
                found.setdefault(str(number), {"name": "", "interfaces": []})["interfaces"].append(port["ifname"])
    return found


def read_environment(load: str, processors: int, memory: str) -> dict[str, Any]:
    """NAPALM's get_environment from /proc/loadavg and /proc/meminfo; memory in bytes.

    `%usage` is the load of the last minute spread over all processors, at most 100. A plain host tells no fans, power
    supplies and temperatures: those are empty.
    """
    kilobytes = {name: int(value) for name, value in re.findall(r"^(\w+):\s+(\d+) kB", memory, re.MULTILINE)}
    total = kilobytes.get("MemTotal", 0)
    usage = min(100.0, 100.0 * float(load.split(maxsplit=1)[0]) / max(processors, 1))
    return {
        "fans": {},
        "temperature": {},
        "power": {},
        "cpu": {0: {"%usage": round(usage, 1)}},
        "memory": {
            "available_ram": total * 1024,
            "used_ram": (total - kilobytes.get("MemAvailable", total)) * 1024,
        },
    }


def read_users(passwd: str, groups: str) -> dict[str, dict[str, Any]]:
    """NAPALM's get_users from the passwd and group databases: who may log in; passwords and keys are not read.

    Level 15 for root and members of frrvty (they may use vtysh), else 1.
    """
    members = re.search(r"^frrvty:[^:]*:[^:]*:(.*)$", groups, re.MULTILINE)
    admins = {"root", *(members[1].split(",") if members else ())}
    found: dict[str, dict[str, Any]] = {}
    for line in passwd.splitlines():
        fields = line.split(":")
        if len(fields) == 7 and not fields[6].endswith(("nologin", "false", "sync")):  # noqa: PLR2004 - passwd(5)
            found[fields[0]] = {"level": 15 if fields[0] in admins else 1, "password": "", "sshkeys": []}
    return found


def read_lldp(shown: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """NAPALM's get_lldp_neighbors_detail from `lldpctl -f json0` (lldpd)."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in shown.get("lldp", ()):
        for local in table.get("interface", ()):
            chassis = (local.get("chassis") or [{}])[0]
            port = (local.get("port") or [{}])[0]
            known = [c["type"].lower() for c in chassis.get("capability", ())]
            on = [c["type"].lower() for c in chassis.get("capability", ()) if c.get("enabled")]
            found.setdefault(local["name"], []).append(
                {
                    "parent_interface": "",
                    "remote_port": _value(port, "id"),
                    "remote_chassis_id": _value(chassis, "id").upper(),
                    "remote_port_description": _value(port, "descr"),
                    "remote_system_name": _value(chassis, "name"),
                    "remote_system_description": _value(chassis, "descr"),
                    "remote_system_capab": known,
                    "remote_system_enable_capab": on,
                }
            )
    return found


def _value(owner: dict[str, Any], key: str) -> str:
    return str((owner.get(key) or [{"value": ""}])[0].get("value", ""))
