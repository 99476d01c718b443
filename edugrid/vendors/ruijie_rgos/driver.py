"""NAPALM driver for Ruijie RGOS: lines are live at once; candidate and timed revert are emulated."""

import re
from pathlib import Path
from typing import Any, ClassVar

from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.emulated_commit import EmulatedCommit
from edugrid.vendors.base.unanswered import unanswered
from edugrid.vendors.ruijie_rgos.connection import RgosConnection
from edugrid.vendors.ruijie_rgos.read_addresses import read_addresses
from edugrid.vendors.ruijie_rgos.read_interfaces import read_interfaces
from edugrid.vendors.ruijie_rgos.read_peers import read_peers
from edugrid.vendors.ruijie_rgos.read_tables import read_arp, read_lldp, read_mac_table, read_neighbors6
from edugrid.vendors.ruijie_rgos.read_users import read_users
from edugrid.vendors.ruijie_rgos.read_vlans import read_vlans

_UNSEEN = "no capture shows what RGOS prints for it"


@unanswered(
    dict.fromkeys(("get_interfaces_counters", "get_route_to", "get_environment", "get_optics", "ping"), _UNSEEN)
)
class RgosDriver(EmulatedCommit):
    """Ruijie RGOS switches over SSH.

    No published source shows a candidate, a commit or a rollback on RGOS. ``commit_config(revert_in=T)`` arms ``reload
    in`` (believed, no capture) and looks whether it runs before anything is typed; see ``EmulatedCommit``. Shapes of the
    tables are believed where the notes on ``show`` commands say so.
    """

    platform = "ruijie_rgos"
    connection_class = RgosConnection
    device_type = "ruijie_os"
    dialect: ClassVar[Dialect] = load_dialect(Path(__file__).parent)

    def get_facts(self) -> dict[str, Any]:
        """NAPALM facts; ``os_version`` keeps the word SIMULATED when the device says so."""
        answer = self.session.command("show version")
        version, description = _value("software version", answer), _value("description", answer)
        model = re.search(r"\(([^)]+)\)", description)
        simulated = " SIMULATED" if "SIMULATED" in answer.upper() else ""
        return {
            "hostname": self.session.host,
            "fqdn": self.session.host,
            "vendor": "Ruijie",
            "model": model[1] if model else "",
            "os_version": version + simulated,
            "serial_number": _value("serial number", answer),
            "uptime": _seconds(_value("uptime", answer)),
            "interface_list": list(self.get_interfaces()),
        }

    def get_interfaces(self) -> dict[str, dict[str, Any]]:
        """NAPALM interfaces from ``show interfaces``; ``last_flapped`` is unknown (-1.0)."""
        return read_interfaces(self.session.command("show interfaces"))

    def get_interfaces_ip(self) -> dict[str, dict[str, dict[str, dict[str, int]]]]:
        """Return configured addresses by interface; addresses learnt by DHCP are not among them."""
        return read_addresses(self._configuration())

    def get_vlans(self) -> dict[str, dict[str, Any]]:
        """Return configured VLANs with the ports that carry them."""
        return read_vlans(self._configuration())

    def get_bgp_neighbors(self) -> dict[str, dict[str, Any]]:
        """Peers of the global table, both address families."""
        return read_peers({f: self.session.send(f"show bgp {f} unicast summary") for f in ("ipv4", "ipv6")})

    def get_users(self) -> dict[str, dict[str, Any]]:
        """Local users by name with their privilege (0 to 15; 1 where none is written); passwords are never told."""
        return read_users(self._configuration())

    def get_arp_table(self, vrf: str = "") -> list[dict[str, Any]]:
        """ARP entries of the global table; another ``vrf`` is not known."""
        if vrf:
            raise NotImplementedError("ARP tables of a VRF are not known for this platform")
        return read_arp(self.session.command("show arp"))

    def get_ipv6_neighbors_table(self) -> list[dict[str, Any]]:
        """IPv6 neighbours of the global table."""
        return read_neighbors6(self.session.command("show ipv6 neighbors"))

    def get_mac_address_table(self) -> list[dict[str, Any]]:
        """Entries of the MAC address table."""
        return read_mac_table(self.session.command("show mac-address-table"))

    def get_lldp_neighbors_detail(self, interface: str = "") -> dict[str, list[dict[str, Any]]]:
        """LLDP neighbours by local port, of ``interface`` only when given."""
        found = read_lldp(self.session.command("show lldp neighbors detail"))
        return {name: rows for name, rows in found.items() if interface in ("", name)}

    def get_lldp_neighbors(self) -> dict[str, list[dict[str, str]]]:
        """Host name and port of each LLDP neighbour, by local port."""
        return {
            name: [{"hostname": row["remote_system_name"], "port": row["remote_port"]} for row in rows]
            for name, rows in self.get_lldp_neighbors_detail().items()
        }


def _value(name: str, answer: str) -> str:
    match = re.search(rf"^[ \t]*System {name}\s*:\s*((?:.*\S)?)\s*$", answer, re.MULTILINE | re.IGNORECASE)
    return match[1] if match else ""


def _seconds(text: str) -> float:
    """``0:1:3:8`` (days, hours, minutes, seconds) in seconds; -1.0 for anything else."""
    parts = text.split(":")
    if len(parts) != 4 or not all(part.isdigit() for part in parts):  # noqa: PLR2004 - four units
        return -1.0
    days, hours, minutes, seconds = map(int, parts)
    return float(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
