"""Facts about the C600 command line that public material leaves open, one switch each.

``system_commands_in_subviews``: commands of the configuration view are found from a sub-view (strict: they are not).
``missing_onu_view_refused``: ``interface gpon_onu-…`` of an ONU that is not there is refused (others make an empty stanza).
``show_version``: the command is there (some images refuse it).
"""

SWITCHES: dict[str, bool | str] = {
    "system_commands_in_subviews": False,
    "missing_onu_view_refused": True,
    "show_version": True,
}
