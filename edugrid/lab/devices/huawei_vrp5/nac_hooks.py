"""References of authentication profiles, RADIUS templates and domains. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.tree import Node


def _lines(node: Node) -> Iterator[str]:
    for entry in node.entries.values():
        yield entry.line
        if entry.node is not None:
            yield from _lines(entry.node)


def _profile(edit: Edit, match: Match) -> bool:
    """A profile stays while something names it."""
    if match.form.undo and f"{match.pieces[0]} {match.args[0]}" in _lines(edit.root):
        raise Refused("Error: The profile is in use and cannot be deleted.")
    return False


def _profile_user(edit: Edit, match: Match) -> bool:
    """What a line names must be there."""
    missing = bool(match.args) and f"{match.pieces[0]} name {match.args[0]}" not in edit.root.entries
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The profile does not exist.")
    return False


def _template(edit: Edit, match: Match) -> bool:
    """A template stays while a domain uses it."""
    if match.form.undo and f"radius-server {match.args[0]}" in _lines(edit.root):
        raise Refused("Error: The template is in use and cannot be deleted.")
    return False


def _template_user(edit: Edit, match: Match) -> bool:
    missing = bool(match.args) and f"radius-server template {match.args[0]}" not in edit.root.entries
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The RADIUS server template does not exist.")
    return False


def _weight(edit: Edit, match: Match) -> bool:
    """A server without a weight is printed with the usual one (captures)."""
    if match.form.undo or match.line.strip() != match.key:
        return False
    edit.put(match, match.key, f"{match.key} weight 80")
    return True


def _scheme(edit: Edit, match: Match) -> bool:
    """A scheme stays while a domain of the same ``aaa`` uses it."""
    words = f"{match.pieces[0]} {match.args[0]}"
    domains = [e.node for e in edit.node.entries.values() if e.key.startswith("domain ") and e.node is not None]
    if match.form.undo and any(words in _lines(domain) for domain in domains):
        raise Refused("Error: The scheme is in use and cannot be deleted.")
    return False


def _scheme_user(edit: Edit, match: Match) -> bool:
    aaa = edit.root.at(("aaa",))
    missing = bool(match.args) and (aaa is None or f"{match.pieces[0]} {match.args[0]}" not in aaa.entries)
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The scheme does not exist.")
    return False


def _domain_user(edit: Edit, match: Match) -> bool:
    aaa = edit.root.at(("aaa",))
    missing = bool(match.args) and (aaa is None or f"domain {match.args[0]}" not in aaa.entries)
    if missing and not match.form.undo and not edit.loading:
        raise Refused("Error: The domain does not exist.")
    return False


NAC_HOOKS: dict[str, Hook] = {
    "nac_profile": _profile,
    "nac_profile_user": _profile_user,
    "radius_template": _template,
    "radius_template_user": _template_user,
    "radius_weight": _weight,
    "aaa_scheme": _scheme,
    "aaa_scheme_user": _scheme_user,
    "aaa_domain_user": _domain_user,
}
