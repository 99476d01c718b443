"""The NAPALM driver for Huawei SmartAX, where ``napalm.get_network_driver("edugrid_huawei_smartax")`` looks for it."""

from edugrid.vendors.huawei_smartax.driver import SmartaxDriver

__all__ = ["SmartaxDriver"]
