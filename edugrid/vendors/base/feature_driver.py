"""Getters behind the live checks of single features, over a vendor's ``displays.yml`` (none of them NAPALM's)."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, ClassVar

from edugrid.vendors.base.bgp_peers import bgp_peers
from edugrid.vendors.base.read_table import Row
from edugrid.vendors.base.state_driver import StateDriver
from edugrid.vendors.readers.mac_text import mac_text

if TYPE_CHECKING:
    from edugrid.vendors.base.displays import Display

_WORDS = {"in": "inbound", "out": "outbound", "inbound": "inbound", "outbound": "outbound"}


class FeatureDriver(StateDriver):
    """A getter raises NotImplementedError where no source shows how the platform answers, and RefusedLineError when refused.

    Interfaces are called as the configuration calls them; addresses and prefixes are in small letters.
    ``evpn_command``: the table of BGP peers of the EVPN family.
    """

    evpn_command: ClassVar[str] = ""

    def get_router_advertisements(self) -> dict[str, dict[str, bool]]:
        """Interfaces with IPv6: ``sent``, and the flags ``managed`` (M) and ``other`` (O) of RFC 4861, 4.2."""
        return {
            self._full(row["interface"]): {
                "sent": bool(row["seconds"]),
                "managed": row["addresses"] == "DHCP",
                "other": row["other"] == "DHCP",
            }
            for row in self._told("advertisements")
        }

    def get_dhcp_pools(self) -> dict[str, dict[str, int]]:
        """IPv4 pools by name: addresses in all (``total``) and handed out (``used``)."""
        return {
            row["name"]: {"total": int(row["total"]), "used": int(row["used"])}
            for row in self._told("dhcp_pools")
            if row["total"]
        }

    def get_dhcpv6_pools(self) -> dict[str, str]:
        """Prefix of each IPv6 pool by name; "" for a pool that hands out no addresses."""
        return {
            row["name"]: str(ip_network(row["prefix"])) if row["prefix"] else "" for row in self._told("dhcpv6_pools")
        }

    def get_dhcp_snooping(self) -> dict[str, dict[str, bool]]:
        """Ports with DHCP snooping, and whether each is ``trusted``."""
        return {
            self._full(row["interface"]): {"trusted": row["trusted"] == "Yes"} for row in self._told("dhcp_snooping")
        }

    def get_dhcp_bindings(self) -> list[dict[str, str]]:
        """Addresses that DHCP gave to who hangs on a port, as snooping saw it: ``ip``, ``mac``, ``interface``, ``vlan``."""
        return [
            {
                "ip": row["ip"],
                "mac": mac_text(row["mac"]),
                "interface": self._full(row["interface"]),
                "vlan": row["vlan"],
            }
            for row in self._told("dhcp_bindings")
        ]

    def get_srv6_locators(self) -> dict[str, str]:
        """Prefix of each SRv6 locator by name (RFC 8986, 3.1)."""
        return {
            row["name"]: str(ip_network(f"{row['prefix']}/{row['length']}"))
            for row in self._told("locators")
            if row["prefix"]
        }

    def get_evpn_peers(self) -> dict[str, bool]:
        """Whether each peer of the EVPN family is established, by address.

        Raises NotImplementedError where the platform has no such family.
        """
        if not self.evpn_command:
            raise NotImplementedError(f"{self.platform}: no source shows its EVPN peers")
        told = bgp_peers({"evpn": self.session.send(self.evpn_command)})
        return {address: peer["is_up"] for address, peer in told["global"]["peers"].items()}

    def get_vxlan_vnis(self) -> dict[int, bool]:
        """Whether what is stretched under each VXLAN number (RFC 7348, 24 bits) is up."""
        return {int(row["vni"]): row["state"].lower() == "up" for row in self._told("vnis")}

    def get_pim_neighbors(self) -> dict[str, list[str]]:
        """Addresses of PIM neighbours by interface."""
        found: dict[str, list[str]] = {}
        for row in self._told("pim"):
            found.setdefault(self._full(row["interface"]), []).append(row["address"])
        return found

    def get_radius_servers(self) -> dict[str, bool]:
        """Whether each RADIUS server for authentication answers, by address."""
        return {
            str(ip_address(row["address"])): row["state"].lower() in {"up", "active"}
            for row in self._told("radius")
            if row["type"].startswith("auth")
        }

    def get_login_servers(self, protocol: str) -> dict[str, bool]:
        """Whether each server that decides on logins answers, by address; ``protocol``: ``radius`` or ``hwtacacs``."""
        return {
            str(ip_address(row["address"])): row["state"].lower() in {"up", "active"}
            for row in self._told(f"login_{protocol}")
            if row["type"].lower().startswith("auth")
        }

    def get_flow_samples(self) -> dict[str, int]:
        """Ports that send samples of their traffic: one packet of so many."""
        return {
            self._full(row["interface"]): int(row["rate"]) for row in self._told("samples") if row["state"] == "Active"
        }

    def get_traffic_filters(self) -> dict[str, dict[str, str]]:
        """Access lists for what comes in, by place and family: ``{"Vlanif10": {"ipv4": "edu-apps"}, "vlan 20": {…}}``.

        A filter that did not get into the hardware is not there.
        """
        found: dict[str, dict[str, str]] = {}
        for row in self._told("traffic_filters"):
            words = row["what"].split()
            if row.get("family"):
                family, name, inbound = row["family"].lower(), words[-1], True
            else:
                family, name, inbound = "ipv6" if "ipv6" in words else "ipv4", words[-1], "inbound" in words
            if inbound and row["state"] in {"", "success"}:
                found.setdefault(self._place(row["where"]), {})[family] = name
        return found

    def get_traffic_policies(self) -> dict[str, dict[str, str]]:
        """Policies that are in force, by place and direction: ``{"10GE1/0/1": {"inbound": "edu-1"}}``."""
        found: dict[str, dict[str, str]] = {}
        for row in self._told("traffic_policies"):
            words = row.get("what", "").split()
            policy = row.get("policy") or words[1]
            direction = _WORDS[(row.get("direction") or words[-1]).lower()]
            if row.get("state", "success") == "success":
                found.setdefault(self._place(row["where"]), {})[direction] = policy
        return found

    def _told(self, what: str) -> Iterable[Row]:
        display: Display | None = getattr(self._known(), what)
        if display is None:
            raise NotImplementedError(f"{self.platform}: no source shows how it answers ({what.replace('_', ' ')})")
        return self._rows(display)

    def _full(self, name: str) -> str:
        return self._known().full_name(name)

    def _place(self, where: str) -> str:
        return self._full(where.removeprefix("interface ")) if " " not in where or "interface" in where else where
