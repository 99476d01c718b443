"""NAPALM driver for ZTE TITAN OLTs: lines are live at once; a timed revert is refused."""

import re
from pathlib import Path
from typing import Any, ClassVar

from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.emulated_commit import EmulatedCommit
from edugrid.vendors.base.olt_unanswered import olt_unanswered
from edugrid.vendors.base.onu_optics import onu_optics
from edugrid.vendors.base.unanswered import unanswered
from edugrid.vendors.zte_titan.connection import TitanConnection
from edugrid.vendors.zte_titan.read_onus import found_onus, onu_descriptions, onu_power, onu_serials, onu_states

_PORT = re.compile(r"^interface gpon_olt-(\S+)\s*$", re.MULTILINE)


@unanswered(olt_unanswered("a C600 OLT", ("get_mac_address_table", "get_environment")))
class TitanDriver(EmulatedCommit):
    """ZTE TITAN C600/C650/C620 over SSH.

    No candidate, no timer and no file of its own is known of this command line. ``commit_config`` types the lines and
    takes them back when one is refused; with ``revert_in`` it refuses before anything is typed, because nothing on the
    device would bring it back. Source: notes on the command line, chapters 5 and 9.
    """

    platform = "zte_titan"
    connection_class = TitanConnection
    device_type = "zte_zxros"
    dialect: ClassVar[Dialect] = load_dialect(Path(__file__).parent)

    def get_facts(self) -> dict[str, Any]:
        """NAPALM facts; images without ``show version`` tell nothing but their name."""
        version = self.session.send("show version")
        told = re.search(r"version:?\s*(\S+)", version, re.IGNORECASE)
        model = re.search(r"\bC6\d\d\b", version)
        simulated = " SIMULATED" if "SIMULATED" in version else ""
        return {
            "hostname": self.session.host,
            "fqdn": self.session.host,
            "vendor": "ZTE",
            "model": model[0] if model else "",
            "os_version": (told[1] if told else "") + simulated,
            "serial_number": "",
            "uptime": -1.0,
            "interface_list": [f"gpon_olt-{port}" for port in _PORT.findall(self._running(full=False))],
        }

    def get_vlans(self) -> dict[str, dict[str, Any]]:
        """Return configured VLANs with the uplinks that carry them."""
        from edugrid.vendors.registry import get_vendor

        tree = get_vendor(self.platform).read(self._running(full=False)).tree
        found: dict[str, dict[str, Any]] = {}
        for line, children in tree.items():
            if re.fullmatch(r"vlan \d+", line):
                name = next((one.removeprefix("name ") for one in children if one.startswith("name ")), "")
                found[line.split()[1]] = {"name": name, "interfaces": []}
        for line, children in tree.items():
            for one in children:
                if one.startswith("switchport vlan ") and one.split()[2] in found:
                    found[one.split()[2]]["interfaces"].append(line.removeprefix("interface "))
        return found

    def get_onus(self) -> list[dict[str, Any]]:
        """Every ONU the OLT has or has found: ``port``, ``onu_id``, ``serial``, ``state``, ``rx_dbm``, ``description``.

        ``serial`` is sixteen hexadecimal digits, empty where the OLT knows the ONU by a logical id. ``state`` is
        ``online``, ``offline`` or ``unknown`` (found, but not configured: ``onu_id`` is -1).
        """
        names = onu_descriptions(self._running(full=False))
        states = onu_states(self.session.command("show gpon onu state"))
        found: list[dict[str, Any]] = []
        for port in dict.fromkeys(port for port, _ in states):
            serials = onu_serials(self.session.command(f"show gpon onu baseinfo gpon_olt-{port}"))
            levels = onu_power(self.session.command(f"show pon power onu-rx gpon_olt-{port}"))
            found += [
                {
                    "port": port,
                    "onu_id": number,
                    "serial": serials.get((port, number), ""),
                    "state": state,
                    "rx_dbm": levels.get(number),
                    "description": names.get((port, number), ""),
                }
                for (where, number), state in states.items()
                if where == port
            ]
        return found + found_onus(self.session.command("show pon onu uncfg"))

    def get_optics(self) -> dict[str, Any]:
        """NAPALM optics: one entry a PON port, one channel an ONU; input power is what the OLT receives from it."""
        ports = dict.fromkeys(port for port, _ in onu_states(self.session.command("show gpon onu state")))
        return {
            f"gpon_olt-{port}": onu_optics(onu_power(self.session.command(f"show pon power olt-rx gpon_olt-{port}")))
            for port in ports
        }
