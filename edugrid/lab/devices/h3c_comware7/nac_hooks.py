"""References of RADIUS and HWTACACS schemes and of ISP domains. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _used(edit: Edit, *words: str) -> bool:
    nodes = [edit.root, *(e.node for e in edit.root.entries.values() if e.node)]
    return any(entry.line.removesuffix(" local").endswith(words) for node in nodes for entry in node.entries.values())


def _scheme(edit: Edit, match: Match) -> bool:
    """A scheme stays while a domain uses it."""
    kind = match.pieces[0]
    if match.form.undo and _used(edit, f" {kind}-scheme {match.args[0]}"):
        raise Refused(f"The {kind.upper()} scheme is in use.")
    return False


def _domain(edit: Edit, match: Match) -> bool:
    """A domain stays while a port sends its hosts there, or it is everybody's."""
    name = match.args[0]
    users = (
        *(f" mandatory-domain {name}", f"mac-authentication domain {name}", f"domain default enable {name}"),
        f"dot1x domain {name}",
    )
    if match.form.undo and _used(edit, *users):
        raise Refused("The ISP domain is in use.")
    return False


def _domain_user(edit: Edit, match: Match) -> bool:
    """The domain must be there (command reference, dot1x mandatory-domain)."""
    if match.args and not match.form.undo and not edit.loading and f"domain {match.args[0]}" not in edit.root.entries:
        raise Refused("The ISP domain does not exist.")
    return False


def _servers(edit: Edit, match: Match) -> bool:
    """One address is one server: the secondary is another one than the primary."""
    if match.form.undo:
        return False
    kind = match.pieces[1]
    other = [e.args for e in edit.node.starting(f"primary {kind}") if match.pieces[0] == "secondary"]
    if match.args in other:
        raise Refused("The server has already been configured.")
    return False


NAC_HOOKS: dict[str, Hook] = {
    "radius_scheme": _scheme,
    "isp_domain": _domain,
    "isp_domain_user": _domain_user,
    "radius_server": _servers,
}
