"""Features: VLANs, and the trunks that carry them."""

from edugrid.design.network import Port, Vlan
from edugrid.design.segments import Segment
from edugrid.intent.device import Device, Trunk


def vlans(device: Device, sites: dict[str, tuple[Segment, ...]]) -> tuple[Vlan, ...]:
    """Every VLAN that a trunk of ``device`` carries, in order of number."""
    carried = {segment for trunk in device.trunks for site in _sites(trunk) for segment in sites.get(site, ())}
    ordered = sorted(carried, key=lambda segment: segment.vlan)
    return tuple(Vlan(id=segment.vlan, name=segment.label, vni=segment.vni) for segment in ordered)


def trunk_ports(device: Device, sites: dict[str, tuple[Segment, ...]]) -> tuple[Port, ...]:
    """The trunks of ``device``."""
    return tuple(
        Port(
            name=trunk.port,
            description=f"to-{trunk.to}",
            mode="trunk",
            vlans=tuple(sorted(s.vlan for site in _sites(trunk) for s in sites.get(site, ()))),
        )
        for trunk in device.trunks
    )


def _sites(trunk: Trunk) -> tuple[str, ...]:
    return (*trunk.schools, *(f"cloud-{name}" for name in trunk.clouds))
