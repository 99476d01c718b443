"""Facts about RGOS that public material leaves open, one switch each, so that a capture from a device can flip it.

``system_commands_in_subviews``: global commands are taken from a sub-mode (seen for ``vlan N`` after ``vlan M``).
``login_privileged``: a login lands at ``#``; else at ``>`` and ``enable`` is needed (both were seen).
``caret``: the line with ``^`` counts from the start of the prompt line; False leaves it out.
``svi_needs_vlan``: ``interface VLAN N`` is refused without VLAN N (seen).
``access_vlan_needs_vlan``: ``switchport access vlan N`` is refused without VLAN N; False: VLAN N is made.
``trunk_list_needs_trunk``: ``switchport trunk allowed vlan …`` is refused on a port that is no trunk.
``ipv6_address_needs_enable``: ``ipv6 address`` is refused without ``ipv6 enable``.
``vlan_range_line``: unnamed VLANs are printed as one ``vlan range`` line (12.6); False: a section each (10.4).
``reload_in``: there is ``reload in MINUTES`` and ``reload cancel``.
``save_text``: what ``write`` prints.
"""

SWITCHES: dict[str, bool | str] = {
    "system_commands_in_subviews": True,
    "login_privileged": True,
    "caret": True,
    "svi_needs_vlan": True,
    "access_vlan_needs_vlan": True,
    "trunk_list_needs_trunk": True,
    "ipv6_address_needs_enable": True,
    "vlan_range_line": True,
    "reload_in": True,
    "save_text": "Building configuration...\n[OK]",
}
