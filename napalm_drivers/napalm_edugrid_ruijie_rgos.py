"""The NAPALM driver for Ruijie RGOS, where ``napalm.get_network_driver("edugrid_ruijie_rgos")`` looks for it."""

from edugrid.vendors.ruijie_rgos.driver import RgosDriver

__all__ = ["RgosDriver"]
