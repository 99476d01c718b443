"""Interface names of RGOS switches, in printed order; a blank stands before the number."""

from edugrid.lab.devices.core.interfaces import InterfaceNames, InterfaceType

_SLOT = r"\d+/\d+(?:/\d+)?"
NAMES = InterfaceNames(
    (
        InterfaceType("FastEthernet", "port", _SLOT),
        InterfaceType("GigabitEthernet", "port", _SLOT),
        InterfaceType("TenGigabitEthernet", "port", _SLOT),
        InterfaceType("TFGigabitEthernet", "port", _SLOT),
        InterfaceType("FortyGigabitEthernet", "port", _SLOT),
        InterfaceType("HundredGigabitEthernet", "port", _SLOT),
        InterfaceType("AggregatePort", "agg", r"[1-9]\d{0,2}"),
        InterfaceType("Loopback", "loopback", r"\d{1,4}"),
        InterfaceType("VLAN", "vlan", r"[1-9]\d{0,3}"),
        InterfaceType("Mgmt", "mgmt", r"0"),
        InterfaceType("Null", "null", r"0"),
    ),
    gap=" ",
)
SHORT = {
    "FastEthernet": "Fa",
    "GigabitEthernet": "Gi",
    "TenGigabitEthernet": "Te",
    "TFGigabitEthernet": "TF",
    "FortyGigabitEthernet": "Fo",
    "HundredGigabitEthernet": "Hu",
    "AggregatePort": "Ag",
    "VLAN": "VL",
    "Loopback": "Lo",
    "Mgmt": "Mg",
    "Null": "Nu",
}
SPEED = {"Fa": 100, "Gi": 1000, "Te": 10000, "TF": 25000, "Fo": 40000, "Hu": 100000}  # Mbit/s


def short_name(name: str) -> str:
    """``Gi0/1`` for ``GigabitEthernet 0/1``, as tables print it."""
    kind, _, number = name.partition(" ")
    return SHORT.get(kind, kind) + number
