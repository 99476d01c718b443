"""Facts about the SmartAX command line that public material leaves open, one switch each.

``system_commands_in_subviews``: commands of the configuration view are found from a sub-view (strict: they are not).
``schedule_reboot``: the device has a timer for a restart (``schedule reboot delay``). Never seen; where it is not there, a
change with a timed revert is refused before anything is typed.
``ont_modify_sn``: ``ont modify P ID sn SN`` replaces an ONT in place.
``native_vlan_1_hidden``: the default VLAN of an ONT's port is not printed.
``profile_in_use_refused``: a profile that is bound cannot be removed.
"""

SWITCHES: dict[str, bool | str] = {
    "system_commands_in_subviews": False,
    "schedule_reboot": True,
    "ont_modify_sn": True,
    "native_vlan_1_hidden": True,
    "profile_in_use_refused": True,
}
