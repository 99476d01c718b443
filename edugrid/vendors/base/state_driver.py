"""Getters of what a device has learnt and measured, over its ``displays.yml``."""

from collections.abc import Iterable
from ipaddress import ip_network
from typing import Any, ClassVar

from edugrid.vendors.base.cli_driver import CliDriver
from edugrid.vendors.base.displays import Display, Displays
from edugrid.vendors.base.errors import RefusedLineError
from edugrid.vendors.base.read_table import Row, read_table
from edugrid.vendors.readers import environment
from edugrid.vendors.readers.arp_table import arp_table
from edugrid.vendors.readers.counters import counters
from edugrid.vendors.readers.ipv6_neighbors import ipv6_neighbors
from edugrid.vendors.readers.lldp_neighbors import lldp_neighbors, lldp_neighbors_detail
from edugrid.vendors.readers.mac_table import mac_table
from edugrid.vendors.readers.optics import optics
from edugrid.vendors.readers.ping_result import ping_result
from edugrid.vendors.readers.routes import routes
from edugrid.vendors.readers.users import users

_UNKNOWN_COMMAND = "unrecognized command"


class StateDriver(CliDriver):
    """A platform brings ``displays``; without them these getters raise NotImplementedError, as NAPALM wants it.

    Every getter raises RefusedLineError when the device refuses its command.
    """

    displays: ClassVar[Displays | None] = None

    def get_interfaces_counters(self) -> dict[str, dict[str, int]]:
        """NAPALM's counters; -1 for what is not counted."""
        return counters(self.session.command("display interface"))

    def get_lldp_neighbors(self) -> dict[str, list[dict[str, str]]]:
        """NAPALM's neighbours by local port."""
        return lldp_neighbors(self.get_lldp_neighbors_detail())

    def get_lldp_neighbors_detail(self, interface: str = "") -> dict[str, list[dict[str, Any]]]:
        """NAPALM's neighbours with all that they tell, of one local port or of all."""
        return lldp_neighbors_detail(self._rows(self._known().lldp), self._known().full_name, interface)

    def get_mac_address_table(self) -> list[dict[str, Any]]:
        """NAPALM's table of learnt hardware addresses."""
        return mac_table(self._rows(self._known().mac), self._known().full_name)

    def get_arp_table(self, vrf: str = "") -> list[dict[str, Any]]:
        """NAPALM's ARP table of the public instance or of ``vrf``."""
        display = self._known().arp
        if display.vrf_command:
            shown = display.model_copy(update={"command": display.vrf_command.format(vrf=vrf)}) if vrf else display
            return arp_table(self._rows(shown), self._known().full_name, unit=display.age_seconds)
        return arp_table(self._rows(display), self._known().full_name, vrf, unit=display.age_seconds)

    def get_ipv6_neighbors_table(self) -> list[dict[str, Any]]:
        """NAPALM's IPv6 neighbours."""
        display = self._known().neighbors
        return ipv6_neighbors(self._rows(display), self._known().full_name, unit=display.age_seconds)

    def get_route_to(
        self,
        destination: str = "",
        protocol: str = "",
        longer: bool = False,  # noqa: FBT001, FBT002 - NAPALM's signature
    ) -> dict[str, list[dict[str, Any]]]:
        """NAPALM's routes to an address or prefix (best match), or all of both families for ''.

        Raises:
            ValueError: ``destination`` is no address and no prefix.

        """
        if not destination:
            return {**self._routes(4, "", protocol), **self._routes(6, "", protocol)}
        network = ip_network(destination, strict=False)
        where = f" {network.network_address}"
        # VRP takes the length of an IPv6 prefix as a word of its own only
        where += f" {network.prefixlen}" if "/" in destination else ""
        where += " longer-match" if longer else ""
        return self._routes(network.version, where, protocol)

    def get_environment(self) -> dict[str, Any]:
        """NAPALM's environment; memory in bytes, see ``readers.environment``."""
        shown = self._known().environment
        return {
            "fans": environment.fans(self._rows(shown.fans)),
            "temperature": environment.temperature(self._rows(shown.temperature)),
            "power": environment.power(self._rows(shown.power)),
            "cpu": environment.cpu(self._rows(shown.cpu)),
            "memory": environment.memory(self._rows(shown.memory)),
        }

    def get_users(self) -> dict[str, dict[str, Any]]:
        """NAPALM's users; passwords are never given out."""
        return users(self._configuration())

    def get_optics(self) -> dict[str, dict[str, Any]]:
        """NAPALM's light levels."""
        return optics(self._shown(self._known().optics), self._known().full_name)

    def ping(  # noqa: PLR0913, PLR0917 - NAPALM's signature
        self,
        destination: str,
        source: str = "",
        ttl: int = 255,
        timeout: int = 2,
        size: int = 100,
        count: int = 5,
        vrf: str = "",
        source_interface: str = "",
    ) -> dict[str, Any]:
        """Ping from the device: ``timeout`` in seconds for each probe, ``size`` in bytes of payload."""
        form = self._known().ping[6 if ":" in destination else 4]
        words = [form.command]
        words += [form.vrf, vrf] if vrf else []
        words += ["-a", source] if source else []
        words += ["-c", str(count), "-h", str(ttl)]
        words += ["-i", source_interface] if source_interface else []
        words += ["-s", str(size), "-t", str(timeout * 1000), destination]
        line = " ".join(words)
        try:
            answer = self.session.command(line, idle_seconds=timeout + 30.0)
        except RefusedLineError as error:
            return {"error": error.answer}
        return ping_result(answer)

    def _known(self) -> Displays:
        if self.displays is None:
            raise NotImplementedError(f"{self.platform}: no displays.yml says which commands tell this")
        return self.displays

    def _routes(self, version: int, where: str, protocol: str) -> dict[str, list[dict[str, Any]]]:
        command = self._known().routes[version].command.format(where=where)
        return routes(self.session.command(command), self._known().full_name, protocol)

    def _rows(self, display: Display) -> Iterable[Row]:
        return read_table(display.template, self._shown(display))

    def _shown(self, display: Display) -> str:
        """The answer to the first command that the device knows."""
        *others, last = (display.command, *display.otherwise)
        for command in others:
            try:
                return self.session.command(command)
            except RefusedLineError as error:
                if _UNKNOWN_COMMAND not in error.answer.lower():
                    raise
        return self.session.command(last)
