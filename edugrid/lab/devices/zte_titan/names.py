"""Interface names of a C600."""

from edugrid.lab.devices.core.interfaces import InterfaceNames, InterfaceType

NAMES = InterfaceNames(
    (InterfaceType("xgei-", "port", r"\d+/\d+/\d+"), InterfaceType("gpon_olt-", "olt", r"\d+/\d+/\d+"))
)
