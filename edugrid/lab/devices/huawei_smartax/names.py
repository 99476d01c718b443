"""Interface names of a SmartAX OLT: boards, not ports."""

from edugrid.lab.devices.core.interfaces import InterfaceNames, InterfaceType

NAMES = InterfaceNames(
    (InterfaceType("gpon", "gpon", r"\d{1,2}/\d{1,2}"), InterfaceType("mpu", "mpu", r"\d{1,2}/\d{1,2}")), gap=" "
)
