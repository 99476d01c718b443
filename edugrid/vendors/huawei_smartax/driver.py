"""NAPALM driver for Huawei SmartAX OLTs: lines are live at once; candidate and timed revert are emulated."""

import re
from pathlib import Path
from typing import Any, ClassVar

from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.emulated_commit import EmulatedCommit
from edugrid.vendors.base.errors import RefusedLineError
from edugrid.vendors.base.olt_unanswered import olt_unanswered
from edugrid.vendors.base.onu_optics import onu_optics
from edugrid.vendors.base.read_table import read_table
from edugrid.vendors.base.unanswered import unanswered
from edugrid.vendors.huawei_smartax.connection import SmartaxConnection
from edugrid.vendors.huawei_smartax.read_onus import found_onus, listed_onus, onu_levels
from edugrid.vendors.readers.mac_table import mac_table

_BOARD = re.compile(r"^[ \t]*interface gpon (\S+)\s*$", re.MULTILINE)
_PORT = re.compile(r"^[ \t]*(?:port|ont add) (\d+) ", re.MULTILINE)
_DAY, _HOUR, _MINUTE = 86400.0, 3600.0, 60.0


@unanswered(
    olt_unanswered(
        "a SmartAX OLT",
        get_environment="boards tell a temperature and per cent, no limits and no bytes, which is what NAPALM asks for",
    )
)
class SmartaxDriver(EmulatedCommit):
    """Huawei SmartAX MA5800/MA5600T over SSH.

    The device has no candidate, no commit (but within profiles) and no files of its own. What a change goes back to is
    the startup configuration: it is made equal to the running one before the first line, and nothing is saved before
    ``confirm_commit``. ``revert_in`` needs a timer for a restart; where a release has none, the commit is refused before
    anything is typed. Source: notes on the command line, chapters 5 and 9.
    """

    platform = "huawei_smartax"
    connection_class = SmartaxConnection
    device_type = "huawei_smartax"
    dialect: ClassVar[Dialect] = load_dialect(Path(__file__).parent)

    def get_facts(self) -> dict[str, Any]:
        """NAPALM facts; ``os_version`` keeps the word SIMULATED when the device says so. No serial number is read."""
        version = self.session.command("display version")
        uptime = self.session.command("display sysuptime")
        parts = re.search(r"(\d+) day (\d+) hour (\d+) minute", uptime)
        days, hours, minutes = (float(part) for part in parts.groups()) if parts else (-1.0, 0.0, 0.0)
        return {
            "hostname": self.session.host,
            "fqdn": self.session.host,
            "vendor": "Huawei",
            "model": _told(version, "PRODUCT"),
            "os_version": _told(version, "VERSION"),
            "serial_number": "",
            "uptime": days * _DAY + hours * _HOUR + minutes * _MINUTE if parts else -1.0,
            "interface_list": self._pons(),
        }

    def get_vlans(self) -> dict[str, dict[str, Any]]:
        """Return configured VLANs with their uplink ports; the name is the VLAN's description."""
        from edugrid.vendors.registry import get_vendor

        found: dict[str, dict[str, Any]] = {}
        lines = get_vendor(self.platform).read(self._running(full=False)).tree
        for line in lines:
            words = line.split()
            if re.fullmatch(r"vlan \d+ \w+", line):
                found[words[1]] = {"name": "", "interfaces": []}
        for line in lines:
            words = line.split()
            if line.startswith("vlan desc ") and words[2] in found:
                found[words[2]]["name"] = line.split('"')[1]
            elif re.match(r"port vlan \d+ \d+/\d+ \d+$", line) and words[2] in found:
                found[words[2]]["interfaces"].append(f"{words[3]}/{words[4]}")
        return found

    def get_mac_address_table(self) -> list[dict[str, Any]]:
        """Addresses learnt or set on uplinks (``eth``) and PON ports; the interface is FRAME/SLOT/PORT."""
        rows = read_table("smartax_mac_address", self._answer("display mac-address all"))
        ports = [row | {"interface": f"{row['frame']}/{row['slot']}/{row['port']}"} for row in rows]
        return mac_table(ports, str)

    def get_onus(self) -> list[dict[str, Any]]:
        """Every ONU the OLT has or has found: ``port``, ``onu_id``, ``serial``, ``state``, ``rx_dbm``, ``description``.

        ``serial`` is sixteen hexadecimal digits; ``state`` is ``online``, ``offline`` or ``unknown`` (found, but not
        configured: ``onu_id`` is -1). ``rx_dbm`` is the light at the ONU, None where the OLT cannot tell.
        """
        found: list[dict[str, Any]] = []
        for pon in self._pons():
            frame, slot, port = pon.split("/")
            listed = listed_onus(pon, self._answer(f"display ont info {frame} {slot} {port} all"))
            levels = self._levels(pon) if any(onu["state"] == "online" for onu in listed) else {}
            found += [onu | {"rx_dbm": levels.get(onu["onu_id"], (None, None))[0]} for onu in listed]
        return found + found_onus(self._answer("display ont autofind all"))

    def get_optics(self) -> dict[str, Any]:
        """NAPALM optics: one entry a PON port, one channel an ONU; input power is what the OLT receives from it."""
        return {
            pon: onu_optics({number: olt for number, (_, olt) in self._levels(pon).items()}) for pon in self._pons()
        }

    def _pons(self) -> list[str]:
        """PON ports that are in use, as the configuration names them."""
        text = self._running(full=False)
        found: list[str] = []
        heads = list(_BOARD.finditer(text))
        # no board, no pair: an OLT may have none yet
        for head, following in zip(heads, [*heads[1:], None], strict=False):
            body = text[head.end() : following.start() if following else None].split("\n#")[0]
            found += [f"{head[1]}/{port}" for port in sorted(set(_PORT.findall(body)), key=int)]
        return found

    def _levels(self, pon: str) -> dict[int, tuple[float, float]]:
        board, _, port = pon.rpartition("/")
        self.session.command("config")
        try:
            self.session.command(f"interface gpon {board}")
            return onu_levels(self._answer(f"display ont optical-info {port} all"))
        finally:
            self.session.send("return")

    def _answer(self, command: str) -> str:
        """The answer, or nothing where the device says that there is nothing."""
        try:
            return self.session.command(command)
        except RefusedLineError as error:
            if re.search(r"no ONT available|ONTs do not exist|not online", error.answer):
                return ""
            raise


def _told(text: str, word: str) -> str:
    found = re.search(rf"{word}\s*:\s*(.+)", text)
    return found[1].strip() if found else ""
