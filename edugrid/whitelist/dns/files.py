"""The files of a resolver."""

from datetime import datetime

from edugrid.whitelist.dns.rpz import allow_zone, nothing_else_zone
from edugrid.whitelist.dns.unbound import ALLOW, NOTHING, file_of, unbound, zone_of
from edugrid.whitelist.dns.views import Names


def files(names: Names, folder: str, at: datetime) -> dict[str, str]:
    """Text by file name: the zones, and the include for Unbound, which finds them in ``folder``. Pure."""
    zones = {ALLOW: allow_zone(ALLOW, names.everybody, at)}
    zones |= {zone_of(view.segment): allow_zone(zone_of(view.segment), view.names, at) for view in names.views}
    if names.views:
        zones[NOTHING] = nothing_else_zone(NOTHING, at)
    return {file_of(zone): text for zone, text in zones.items()} | {"unbound-whitelist.conf": unbound(names, folder)}
