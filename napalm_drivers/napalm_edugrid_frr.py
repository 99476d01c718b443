"""The NAPALM driver for FRR, where ``napalm.get_network_driver("edugrid_frr")`` looks for it."""

from edugrid.vendors.frr.driver import FrrDriver

__all__ = ["FrrDriver"]
