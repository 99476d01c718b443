"""The NAPALM driver for Huawei VRP5, where ``napalm.get_network_driver("edugrid_huawei_vrp5")`` looks for it."""

from edugrid.vendors.huawei_vrp5.driver import Vrp5Driver

__all__ = ["Vrp5Driver"]
