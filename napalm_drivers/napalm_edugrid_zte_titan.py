"""The NAPALM driver for ZTE TITAN, where ``napalm.get_network_driver("edugrid_zte_titan")`` looks for it."""

from edugrid.vendors.zte_titan.driver import TitanDriver

__all__ = ["TitanDriver"]
