"""Features that have no live check, and why."""

WITHOUT_CHECK: dict[str, str] = {
    "system": "name, time and log servers are lines of the configuration, which every apply reads back and compares",
    "vlan": "a VLAN is what the configuration says; the ports in it are looked at by access, trunk and lag",
    "flows": (
        "display netstream all repeats the configuration, which every apply compares; how many records arrive is for the "
        "collector to say"
    ),
    "backup_uplink_ipv6": "the port is one for both families: backup_uplink looks at it",
    "ra_dns": "no display was seen that tells the DNS servers of advertisements; ra looks at the advertisements",
    "dhcp_ipv6_only": "the displays of a pool name no options; dhcp looks at the pool",
    "mac_block": "display mac-address blackhole repeats the configuration, which every apply reads back and compares",
    "lag_extras": "lag looks at the aggregate and its members",
    "wlan_extras": "wlan looks at the access points and at the members of the roaming group",
    "wlan_bare_aps": "wlan looks at the access points",
    "management_extras": "banner, SNMP and access lists are lines, which every apply compares; management looks at the users",
    "ra_guard": "the displays only count what was dropped: nothing dropped is no fault",
    "optical_protection": (
        "the OLT prints groups that were seen once, on another release; what matters, the ONUs behind them, is looked at "
        "by optical"
    ),
}
"""Feature (as templates and live checks are called) and the reason; whoever adds a check takes its line away."""
