"""Structured design of a region: its devices and its cloud tenancies."""

from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.design.frozen import Frozen
from edugrid.design.network import DeviceDesign
from edugrid.design.tenancy_spec import TenancySpec


class RegionDesign(Frozen):
    """What a region should have, in both worlds; ``adopted`` are projects kept as they were found."""

    region: str
    devices: tuple[DeviceDesign, ...]
    tenancies: tuple[TenancySpec, ...]
    adopted: tuple[AdoptedSpec, ...] = ()
