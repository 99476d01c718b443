"""Interface names of Comware 7 switches, in printed order."""

from edugrid.lab.devices.core.interfaces import InterfaceNames, InterfaceType

_SLOT = r"\d+/\d+/\d+"
NAMES = InterfaceNames(
    (
        InterfaceType("Bridge-Aggregation", "agg", r"[1-9]\d{0,3}", ("BAGG",)),
        InterfaceType("Route-Aggregation", "agg", r"[1-9]\d{0,3}", ("RAGG",)),
        InterfaceType("NULL", "null", r"0"),
        InterfaceType("LoopBack", "loopback", r"\d{1,4}", ("Loop",)),
        InterfaceType("Vlan-interface", "vlan", r"[1-9]\d{0,3}"),
        InterfaceType("HundredGigE", "port", _SLOT, ("HGE",)),
        InterfaceType("FortyGigE", "port", _SLOT, ("FGE",)),
        InterfaceType("GigabitEthernet", "port", _SLOT, ("GE",)),
        InterfaceType("Ten-GigabitEthernet", "port", _SLOT, ("XGE",)),
        InterfaceType("Twenty-FiveGigE", "port", _SLOT, ("WGE",)),
        InterfaceType("M-GigabitEthernet", "meth", r"0/0/0", ("MGE",)),
        InterfaceType("Vsi-interface", "vsi", r"[1-9]\d*"),
    )
)
SHORT = {
    "GigabitEthernet": "GE",
    "Ten-GigabitEthernet": "XGE",
    "FortyGigE": "FGE",
    "HundredGigE": "HGE",
    "Twenty-FiveGigE": "WGE",
    "M-GigabitEthernet": "MGE",
    "Bridge-Aggregation": "BAGG",
    "Route-Aggregation": "RAGG",
    "Vlan-interface": "Vlan",
    "LoopBack": "Loop",
    "Vsi-interface": "Vsi",
}


def short(name: str) -> str:
    """The short name that tables print (``XGE1/0/25``)."""
    found = NAMES.find(name)
    return SHORT.get(found[0].name, found[0].name) + name[len(found[0].name) :] if found else name
