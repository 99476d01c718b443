"""The NAPALM driver for Open vSwitch, where ``napalm.get_network_driver("edugrid_openvswitch")`` looks for it."""

from edugrid.vendors.openvswitch.driver import OpenVswitchDriver

__all__ = ["OpenVswitchDriver"]
