"""Service templates, AP groups and access points of a Comware controller. The sentences are simulated wording.

Source: H3C WLAN access, WLAN security, WLAN authentication and AP management command references ("Usage guidelines").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match

_ON = "service-template enable"


def _template(edit: Edit, match: Match) -> bool:
    """A template stays while a radio sends it out (wlan service-template)."""
    key = f"service-template {match.args[0]}"
    groups = (e.node for e in edit.root.entries.values() if e.node and e.key.startswith(("wlan ap ", "wlan ap-group ")))
    if match.form.undo and any(entry.key == key for node in groups for entry in node.all_entries()):
        raise Refused("The service template is bound to a radio.")
    return False


def _off(edit: Edit, match: Match) -> bool:
    """Only while the template is disabled (usage guidelines of each command; of pmf and wpa3 it is [G])."""
    del match
    if _ON in edit.node.entries and not edit.loading:
        raise Refused("Please disable the service template first.")
    return False


def _enable(edit: Edit, match: Match) -> bool:
    """AKM, security IE and cipher suite come together, 802.1X with its way of asking (akm mode); the rest is [G]."""
    if match.form.undo or edit.loading:
        return False
    words = {entry.line for entry in edit.node.entries.values()}
    have = {key.split()[0] for key in edit.node.entries}
    asks = "client-security authentication-mode dot1x" in words
    faults = {
        "The SSID is not configured.": "ssid" not in have,
        "Configure the AKM mode, security IE and cipher suite together.": 0 < len(have & _CRYPTO) < len(_CRYPTO),
        "802.1X AKM needs 802.1X authentication, and the other way round.": ("akm mode dot1x" in words) != asks,
        "The preshared key is not configured.": "akm mode psk" in words and "preshared-key" not in have,
        "WPA3 needs protected management frames.": _SAE in words and "pmf mandatory" not in words,
    }
    for sentence, wrong in faults.items():
        if wrong:
            raise Refused(sentence)
    return False


_CRYPTO = {"akm", "security-ie", "cipher-suite"}
_SAE = "wpa3 personal mandatory"


def _group(edit: Edit, match: Match) -> bool:
    del edit
    if match.form.undo and match.args[0] == "default-group":
        raise Refused("The default AP group cannot be deleted.")
    return False


def _member(edit: Edit, match: Match) -> bool:
    """Names come into a group and leave the one that had them (wlan ap-group; said of serial numbers and addresses)."""
    if edit.path[-1] == "wlan ap-group default-group":
        raise Refused("The default AP group has no grouping rules.")
    if match.form.undo:
        if len(match.args) > 1:
            raise Refused(edit.dialect.errors["too many"], match.starts[1])
        return False
    for name in match.args:
        for entry in edit.root.entries.values():
            if entry.node is not None and entry.key.startswith("wlan ap-group "):
                entry.node.entries.pop(f"ap {name}", None)
        edit.put(match, f"ap {name}", f"ap {name}", (name,))
    return True


def _bind(edit: Edit, match: Match) -> bool:
    """Template and VLAN are there before a radio sends them out (service-template)."""
    if match.form.undo or edit.loading:
        return False
    name, *vlan = match.args
    if f"wlan service-template {name}" not in edit.root.entries:
        raise Refused("The service template does not exist.")
    if vlan and f"vlan {vlan[0]}" not in edit.root.entries:
        raise Refused("The VLAN does not exist.")
    return False


def _mac(edit: Edit, match: Match) -> bool:
    """No two access points have one address [G]."""
    aps = [e for e in edit.root.entries.values() if e.node and e.key.startswith("wlan ap ") and e.key != edit.path[-1]]
    lines = {entry.line for ap in aps if ap.node for entry in ap.node.entries.values()}
    if not match.form.undo and not edit.loading and match.line in lines:
        raise Refused("The MAC address already exists.")
    return False


WLAN_HOOKS: dict[str, Hook] = {
    "wlan_template": _template,
    "wlan_off": _off,
    "wlan_enable": _enable,
    "wlan_group": _group,
    "wlan_member": _member,
    "wlan_bind": _bind,
    "wlan_mac": _mac,
}
