"""Segments whose first hop is a device, with the interface that is the hop."""

from edugrid.design.device.first_hop import FirstHop
from edugrid.design.gateways import routed_segments, school_segments
from edugrid.design.place import Place
from edugrid.design.segments import Segment


def first_hops(place: Place) -> tuple[tuple[FirstHop, Segment], ...]:
    """VLAN interfaces in order of VLAN, then routed ports as they are written."""
    by_vlan = sorted(school_segments(place.device, place.sites), key=lambda segment: segment.vlan)
    ports = routed_segments(place.device, place.sites)
    return (
        *((FirstHop(vlan=segment.vlan), segment) for segment in by_vlan),
        *((FirstHop(port=port), segment) for port, segment in ports),
    )
