"""The NAPALM driver for Huawei VRP8, where ``napalm.get_network_driver("edugrid_huawei_vrp8")`` looks for it."""

from edugrid.vendors.huawei_vrp8.driver import Vrp8Driver

__all__ = ["Vrp8Driver"]
