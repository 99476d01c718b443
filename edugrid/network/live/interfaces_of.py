"""What the interface of a first hop may be called in a device's tables."""

from edugrid.design.device.first_hop import FirstHop


def interfaces_of(hop: FirstHop) -> tuple[str, ...]:
    """A name that people read first, then the names that platforms give it. A routed port has one name."""
    if hop.port:
        return (hop.port,)
    return f"vlan {hop.vlan}", f"Vlanif{hop.vlan}", f"Vlan-interface{hop.vlan}", f"VLAN {hop.vlan}"
