"""What a resolver needs to keep to the zones: lines for Unbound (unbound.conf(5), 1.10 and above)."""

from edugrid.whitelist.dns.views import Names

ALLOW, NOTHING = "allow.edugrid.", "nothing-else.edugrid."


def zone_of(segment: str) -> str:
    """The zone of the names that only clients of ``segment`` need."""
    return f"allow-{segment}.edugrid."


def file_of(zone: str) -> str:
    """The file of ``zone``."""
    return zone.removesuffix(".edugrid.") + ".rpz"


def unbound(names: Names, folder: str) -> str:
    """An include for ``unbound.conf``; the zones are files in ``folder``. Other zones that block are included after it.

    The first zone with a match decides, and a zone with a tag is for clients of that tag alone.
    """
    lines = ["# Written by `edugrid whitelist dns`. Include it before every other rpz: clause.", "server:"]
    lines += ['    module-config: "respip validator iterator"']
    if names.views:
        lines.append(f'    define-tag: "{" ".join(view.segment for view in names.views)}"')
    for view in names.views:
        lines += [f'    access-control-tag: {network} "{view.segment}"' for network in view.clients]
    lines += _zone(ALLOW, folder, "")
    for view in names.views:
        lines += _zone(zone_of(view.segment), folder, view.segment)
    if names.views:
        lines += _zone(NOTHING, folder, " ".join(view.segment for view in names.views))
    return "\n".join([*lines, ""])


def _zone(zone: str, folder: str, tags: str) -> list[str]:
    lines = ["rpz:", f"    name: {zone}", f'    zonefile: "{folder}/{file_of(zone)}"']
    return [*lines, f'    tags: "{tags}"'] if tags else lines
