"""Facts about VRP8 that public material leaves open, one switch each, so that a capture from a device can flip it.

``system_commands_in_subviews``: system-view commands are found from a sub-view (strict: they are not).
``bgp_ipv4_peer_enabled_by_default``: ``peer A as-number N`` enables an IPv4 peer in ``ipv4-family unicast``.
``commit_prints``: a plain commit prints ``Committing....done.`` (others: nothing).
``persist_confirm_asks``: confirming a persistent trial asks the same question as a plain one.
``netconf_shares_trial``: a trial begun on the command line is the one that NETCONF shows, confirms and cancels.
``ports_default_down``: physical ports come up shut; ``undo shutdown`` is printed (not simulated: ports are up, CE6800 style).
"""

SWITCHES: dict[str, bool | str] = {
    "system_commands_in_subviews": False,
    "bgp_ipv4_peer_enabled_by_default": True,
    "commit_prints": True,
    "persist_confirm_asks": True,
    "netconf_shares_trial": True,
}
