"""FRR's BGP neighbours in NAPALM's words."""

from typing import Any

_FAMILIES = {"ipv4Unicast": "ipv4", "ipv6Unicast": "ipv6"}
UNKNOWN = -1


def read_bgp_neighbors(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return NAPALM's get_bgp_neighbors from `show bgp vrf all neighbors json`; the default VRF is called `global`.

    Prefix counters are -1 (unknown) for a family that is not exchanged now; FRR counts received prefixes only where
    it keeps them (soft-reconfiguration), so received_prefixes is -1 elsewhere.
    """
    found = {}
    for vrf, entries in shown.items():
        peers = {address: peer for address, peer in entries.items() if isinstance(peer, dict)}
        router_id = next((peer.get("localRouterId", "") for peer in peers.values()), "")
        name = "global" if vrf == "default" else vrf
        found[name] = {"router_id": router_id, "peers": {address: _peer(peer) for address, peer in peers.items()}}
    return found


def _peer(peer: dict[str, Any]) -> dict[str, Any]:
    up = peer.get("bgpState") == "Established"
    families = peer.get("addressFamilyInfo", {})
    return {
        "local_as": peer.get("localAs", UNKNOWN),
        "remote_as": peer.get("remoteAs", UNKNOWN),
        "remote_id": peer.get("remoteRouterId", ""),
        "is_up": up,
        "is_enabled": not peer.get("adminShutDown", False),
        "description": peer.get("nbrDesc", ""),
        "uptime": peer.get("bgpTimerUpMsec", 0) // 1000 if up else UNKNOWN,
        "address_family": {name: _family(families[key], up=up) for key, name in _FAMILIES.items() if key in families},
    }


def _family(family: dict[str, Any], *, up: bool) -> dict[str, int]:
    return {
        "received_prefixes": family.get("receivedPrefixCounter", UNKNOWN) if up else UNKNOWN,
        "accepted_prefixes": family.get("acceptedPrefixCounter", UNKNOWN) if up else UNKNOWN,
        "sent_prefixes": family.get("sentPrefixCounter", UNKNOWN) if up else UNKNOWN,
    }
