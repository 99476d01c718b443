"""Interface names of VRP8 on CE switches, in printed order."""

from edugrid.lab.devices.core.interfaces import InterfaceNames, InterfaceType

_SLOT = r"\d+/\d+/\d+"
NAMES = InterfaceNames(
    (
        InterfaceType("Vlanif", "vlanif", r"[1-9]\d{0,3}"),
        InterfaceType("Vbdif", "vbdif", r"[1-9]\d*"),
        InterfaceType("MEth", "meth", r"0/0/0"),
        InterfaceType("Eth-Trunk", "eth-trunk", r"\d{1,3}"),
        InterfaceType("GE", "port", _SLOT, ("GigabitEthernet",)),
        InterfaceType("10GE", "port", _SLOT),
        InterfaceType("25GE", "port", _SLOT),
        InterfaceType("40GE", "port", _SLOT),
        InterfaceType("100GE", "port", _SLOT),
        InterfaceType("LoopBack", "loopback", r"\d{1,4}"),
        InterfaceType("Nve", "nve", r"1"),
        InterfaceType("NULL", "null", r"0"),
    )
)
