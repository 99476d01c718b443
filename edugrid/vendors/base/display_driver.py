"""Getters of devices that answer to ``display …``: Huawei VRP, H3C Comware."""

import re
from typing import Any, ClassVar

from edugrid.vendors.base.bgp_peers import bgp_peers
from edugrid.vendors.base.configured_addresses import configured_addresses
from edugrid.vendors.base.configured_vlans import configured_vlans
from edugrid.vendors.base.errors import RefusedLineError
from edugrid.vendors.base.feature_driver import FeatureDriver
from edugrid.vendors.base.igp_neighbors import IgpNeighbor, igp_neighbors
from edugrid.vendors.base.interface_details import interface_details, interface_states
from edugrid.vendors.base.version_facts import version_facts


class DisplayDriver(FeatureDriver):
    """A platform names its maker, where its serial number stands, and its tables of BGP peers and IGP neighbours."""

    maker: ClassVar[str]
    serial_command: ClassVar[str]
    serial_pattern: ClassVar[re.Pattern[str]]
    bgp_commands: ClassVar[dict[str, str]]
    igp_commands: ClassVar[dict[str, str]]

    def get_facts(self) -> dict[str, Any]:
        """NAPALM facts; ``os_version`` keeps the word SIMULATED when the device says so."""
        facts = version_facts(self.session.command("display version"), self.maker)
        serial = self.serial_pattern.search(self.session.send(self.serial_command))
        return facts | {
            "hostname": self.session.host,
            "fqdn": self.session.host,
            "serial_number": serial[1] if serial else "",
            "interface_list": list(self.get_interfaces()),
        }

    def get_interfaces(self) -> dict[str, dict[str, Any]]:
        """NAPALM interfaces from ``display interface``; ``last_flapped`` is unknown (-1.0)."""
        return interface_details(self.session.command("display interface"))

    def get_interface_states(self) -> dict[str, bool]:
        """Whether each interface is up (no getter of NAPALM's)."""
        return interface_states(self.session.command("display interface"))

    def get_interfaces_ip(self) -> dict[str, dict[str, dict[str, dict[str, int]]]]:
        """Return configured addresses by interface; addresses learnt by DHCP are not among them."""
        return configured_addresses(self._configuration())

    def get_vlans(self) -> dict[str, dict[str, Any]]:
        """Return configured VLANs with the ports that carry them."""
        return configured_vlans(self._configuration())

    def get_bgp_neighbors(self) -> dict[str, dict[str, Any]]:
        """Peers of the public instance, both address families."""
        return bgp_peers({family: self.session.send(command) for family, command in self.bgp_commands.items()})

    def get_igp_neighbors(self) -> list[IgpNeighbor]:
        """Neighbours of IS-IS, OSPFv2 and OSPFv3 with full interface names (no getter of NAPALM's).

        ``protocol``, ``neighbor``, ``interface``, ``state`` (small letters), ``level_or_area``; none where a protocol
        does not run.
        """
        from edugrid.vendors.registry import get_vendor

        full = get_vendor(self.platform).canonicaliser.line
        return [
            one | {"interface": full(f"interface {one['interface']}").removeprefix("interface ")}
            for protocol, command in self.igp_commands.items()
            for one in igp_neighbors(protocol, self.session.send(command))
        ]

    def _startup(self) -> str:
        try:
            return self.session.command("display saved-configuration")
        except RefusedLineError:
            return ""  # nothing was ever saved
