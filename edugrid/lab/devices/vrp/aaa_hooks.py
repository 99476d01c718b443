"""References of server templates, schemes and domains (VRP5 and VRP8). The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _template(edit: Edit, match: Match) -> bool:
    """A template stays while a domain uses it."""
    if match.form.undo and f"{match.pieces[0]} {match.args[0]}" in edit.root.all_lines():
        raise Refused("Error: The template is in use and cannot be deleted.")
    return False


def _template_user(edit: Edit, match: Match) -> bool:
    missing = bool(match.args) and f"{match.pieces[0]} template {match.args[0]}" not in edit.root.entries
    if missing and not match.form.undo and not edit.loading:
        raise Refused(f"Error: The {match.pieces[0].partition('-')[0].upper()} server template does not exist.")
    return False


def _weight(edit: Edit, match: Match) -> bool:
    """A server without a weight is printed with the usual one (captures)."""
    if match.form.undo or match.line.strip() != match.key:
        return False
    edit.put(match, match.key, f"{match.key} weight 80")
    return True


def _hwtacacs_server(edit: Edit, match: Match) -> bool:
    """One address is one server, and a service has one primary and one secondary server here."""
    if match.form.undo:
        return False
    service, address, second = match.pieces[1], match.args[0], match.pieces[-1] == "secondary"
    for entry in edit.node.starting(f"hwtacacs-server {service}"):
        if entry.key != match.key and (entry.args[0] == address or entry.line.endswith(" secondary") == second):
            raise Refused("Error: The server has been configured already.")
    return False


def _scheme(edit: Edit, match: Match) -> bool:
    """A scheme stays while a domain of the same ``aaa`` uses it."""
    words = f"{match.pieces[0]} {match.args[0]}"
    domains = [e.node for e in edit.node.entries.values() if e.key.startswith("domain ") and e.node is not None]
    if match.form.undo and any(words in domain.all_lines() for domain in domains):
        raise Refused("Error: The scheme is in use and cannot be deleted.")
    return False


def _scheme_user(edit: Edit, match: Match) -> bool:
    aaa = edit.root.at(("aaa",))
    missing = bool(match.args) and (aaa is None or f"{match.pieces[0]} {match.args[0]}" not in aaa.entries)
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The scheme does not exist.")
    return False


def _domain(edit: Edit, match: Match) -> bool:
    """The domain of administrators stays."""
    if match.form.undo and f"domain {match.args[0]} admin" in edit.root.all_lines():
        raise Refused("Error: The domain is the default domain and cannot be deleted.")
    return False


def _admin_domain(edit: Edit, match: Match) -> bool:
    aaa = edit.root.at(("aaa",))
    missing = bool(match.args) and (aaa is None or f"domain {match.args[0]}" not in aaa.entries)
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The domain does not exist.")
    return False


AAA_HOOKS: dict[str, Hook] = {
    "radius_template": _template,
    "radius_template_user": _template_user,
    "radius_weight": _weight,
    "hwtacacs_server": _hwtacacs_server,
    "aaa_scheme": _scheme,
    "aaa_scheme_user": _scheme_user,
    "aaa_domain": _domain,
    "aaa_admin_domain": _admin_domain,
}
