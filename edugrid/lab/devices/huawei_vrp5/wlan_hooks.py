"""References among the profiles of a WLAN AC. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match

_MEMBERS = 16  # a mobility group holds so many controllers, and a controller is in one (WLAN AC guide, roaming)
_RADIOS = ("0", "1")  # `radio all` of an AP with two radios


def _profile(edit: Edit, match: Match) -> bool:
    """A profile stays while another one names it."""
    if match.form.undo:
        kind, name = match.pieces[0], match.args[0]
        words = f"{kind} {name}"
        if any(e.line == words or e.line.startswith(words + " ") for e in edit.node.all_entries()):
            raise Refused("Error: The profile is in use and cannot be deleted.")
    return False


def _user(edit: Edit, match: Match) -> bool:
    """What a line names must be there."""
    if match.form.undo or edit.loading:
        return False
    wlan = edit.root.at(("wlan",))
    if wlan is None or f"{match.pieces[0]} name {match.args[0]}" not in wlan.entries:
        raise Refused("Error: The profile does not exist.")
    return False


def _mobility_group(edit: Edit, match: Match) -> bool:
    """A controller is in one group."""
    others = [key for key in edit.node.entries if key.startswith("mobility-group ") and key != match.key]
    if others and not match.form.undo and not edit.loading:
        raise Refused("Error: The AC can be added to only one mobility group.")
    return False


def _mobility_member(edit: Edit, match: Match) -> bool:
    if not match.form.undo and match.key not in edit.node.entries and len(edit.node.entries) >= _MEMBERS:
        raise Refused("Error: The number of members has reached the upper limit.")
    return False


def _capwap(edit: Edit, match: Match) -> bool:
    """The interface is printed in lower case (notes, WLAN AC)."""
    if match.form.undo:
        return False
    edit.put(match, match.key, f"{match.key} {match.args[0].lower()}")
    return True


def _access_point(edit: Edit, match: Match) -> bool:
    """``undo ap ap-id N`` takes what ``ap-id N …`` put up. No two have one address."""
    if not match.form.undo:
        words = match.line.split()
        mac = words[words.index("ap-mac") + 1]
        others = [e for e in edit.node.entries.values() if e.key.startswith("ap-id ") and e.key != match.key]
        if not edit.loading and any(mac in e.line.split() for e in others):
            raise Refused("Error: The MAC address already exists.")
        return False
    if edit.node.entries.pop(f"ap-id {match.args[0]}", None) is None:
        raise edit.absent(match)
    return True


def _vap_all(edit: Edit, match: Match) -> bool:
    """``vap-profile v wlan 1 radio all`` is stored below each radio (notes, WLAN AC)."""
    name, number, *radio = match.args
    here = edit.path
    for one in radio or _RADIOS:
        edit.type(f"radio {one}")
        edit.type(f"vap-profile {name} wlan {number}")
        edit.path = here
    return True


WLAN_HOOKS: dict[str, Hook] = {
    "capwap": _capwap,
    "wlan_profile": _profile,
    "wlan_user": _user,
    "access_point": _access_point,
    "mobility_group": _mobility_group,
    "mobility_member": _mobility_member,
    "vap_all": _vap_all,
}
