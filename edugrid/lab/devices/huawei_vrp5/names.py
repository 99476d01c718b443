"""Interface names of VRP5 on campus switches, in printed order."""

from edugrid.lab.devices.core.interfaces import InterfaceNames, InterfaceType

_SLOT = r"\d+/\d+/\d+"
NAMES = InterfaceNames(
    (
        InterfaceType("Vlanif", "vlanif", r"[1-9]\d{0,3}"),
        InterfaceType("MEth", "meth", r"0/0/1"),
        InterfaceType("Eth-Trunk", "eth-trunk", r"\d{1,3}"),
        InterfaceType("GigabitEthernet", "port", _SLOT, ("GE",)),
        InterfaceType("XGigabitEthernet", "port", _SLOT, ("XGE",)),
        InterfaceType("40GE", "port", _SLOT),
        InterfaceType("NULL", "null", r"0"),
        InterfaceType("LoopBack", "loopback", r"\d{1,4}"),
    )
)
