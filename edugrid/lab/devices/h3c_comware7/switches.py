"""Facts about Comware 7 that public material leaves open, one switch each, so that a capture from a device can flip it.

``system_commands_in_subviews``: system-view commands are found from a sub-view (strict: they are not).
``vlan_interface_needs_vlan``: ``interface Vlan-interfaceN`` is refused without VLAN N.
``access_vlan_needs_vlan``: ``port access vlan N`` is refused without VLAN N.
``undo_vlan_with_interface``: ``allow`` or ``refuse`` ``undo vlan N`` while Vlan-interfaceN exists.
``link_mode_clears``: changing ``port link-mode`` puts all other lines of the port back to defaults, except ``shutdown``.
``igp_needs_process``: an interface cannot join an IS-IS or OSPF process that is not there.
``question_timeout``: an unanswered question is cancelled after 30 seconds (manual).
"""

SWITCHES: dict[str, bool | str] = {
    "system_commands_in_subviews": False,
    "vlan_interface_needs_vlan": True,
    "access_vlan_needs_vlan": True,
    "undo_vlan_with_interface": "allow",
    "link_mode_clears": True,
    "igp_needs_process": True,
    "question_timeout": True,
}
