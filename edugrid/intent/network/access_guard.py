"""``network: access_guard:`` false servers and routers behind access ports are not heard."""

from edugrid.design.frozen import Frozen


class AccessGuardSettings(Frozen):
    """What counts only when it comes from uplinks.

    ``dhcp``: answers of DHCP servers (DHCP snooping). ``ra``: router advertisements (RA guard, RFC 6105).
    """

    dhcp: bool = True
    ra: bool = True
