"""The getters of VXLAN-EVPN, none of them NAPALM's."""

from typing import Any

from edugrid.vendors.base.readable_answers import ReadableAnswers
from edugrid.vendors.frr.read_tunnels import read_tunnels


class EvpnGetters(ReadableAnswers):
    """Mix into the driver, which asks vtysh."""

    def get_evpn_peers(self) -> dict[str, bool]:
        """Whether each neighbour of the EVPN family is established, by address (no getter of NAPALM's)."""
        peers = self._json("show bgp l2vpn evpn summary json").get("peers", {})
        return {address: peer.get("state") == "Established" for address, peer in peers.items()}

    def get_vxlan_vnis(self) -> dict[int, bool]:
        """VXLAN numbers that BGP and the kernel know, each with the device of its tunnels (no getter of NAPALM's)."""
        found = self._json("show evpn vni json")
        return {int(number): one.get("vxlanIf", "None") not in ("", "None") for number, one in found.items()}

    def get_lost_tunnels(self) -> dict[str, list[str]]:
        """Far ends of each tenant's tunnels whose router MAC zebra lost, by VRF (no getter of NAPALM's)."""
        return {
            vrf: sorted(far for far, known in ends.items() if not known)
            for vrf, ends in read_tunnels(self._json).items()
        }

    def _json(self, command: str) -> dict[str, Any]:
        raise NotImplementedError
