"""Structured design of a region: its devices and its cloud tenancies."""

from edugrid.design.frozen import Frozen
from edugrid.design.network import DeviceDesign
from edugrid.design.tenancy_spec import TenancySpec


class RegionDesign(Frozen):
    """What a region should have, in both worlds."""

    region: str
    devices: tuple[DeviceDesign, ...]
    tenancies: tuple[TenancySpec, ...]
