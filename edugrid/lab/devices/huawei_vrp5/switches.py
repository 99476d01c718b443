"""Facts about VRP5 that public material leaves open, one switch each, so that a capture from a device can flip it.

``system_commands_in_subviews``: system-view commands are found from a sub-view (strict: they are not).
``bgp_ipv4_peer_enabled_by_default``: ``peer A as-number N`` enables an IPv4 peer in ``ipv4-family unicast``.
``ipv6_needs_global``: ``ipv6 enable`` on an interface is refused without the global ``ipv6`` (S series, V200).
``undo_ipv6_clears_interfaces``: ``undo ipv6`` takes the IPv6 lines of all interfaces with it (else they stay, without effect).
``dhcp_needs_global``: DHCP lines of an interface are refused without the global ``dhcp enable``.
``vlanif_needs_vlan``: ``interface Vlanif N`` is refused without the VLAN, and the VLAN stays while it has a Vlanif.
``link_type_change``: what a change of link type does while VLANs of the old type are on the port: ``refuse`` (older
images, captured text) or ``clear`` (newer images remove them; their question before it is not simulated).
``schedule_reboot_compares``: without ``force`` the device compares running and startup configuration, and asks whether
to save when they differ.
"""

SWITCHES: dict[str, bool | str] = {
    "system_commands_in_subviews": False,
    "bgp_ipv4_peer_enabled_by_default": True,
    "ipv6_needs_global": True,
    "undo_ipv6_clears_interfaces": False,
    "dhcp_needs_global": True,
    "vlanif_needs_vlan": True,
    "link_type_change": "refuse",
    "schedule_reboot_compares": True,
}
