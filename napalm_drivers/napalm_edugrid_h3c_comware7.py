"""The NAPALM driver for H3C Comware 7, where ``napalm.get_network_driver("edugrid_h3c_comware7")`` looks for it."""

from edugrid.vendors.h3c_comware7.driver import Comware7Driver

__all__ = ["Comware7Driver"]
