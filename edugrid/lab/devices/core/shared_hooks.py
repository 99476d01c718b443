"""Hooks whose rule is the same for both vendors; only the sentences differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.address_rules import host_fault
from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def _physical(edit: Edit, match: Match) -> bool:
    """Ports are what the hardware has: none can be made."""
    if match.key not in edit.node.entries:
        raise Refused(edit.dialect.errors["wrong"], match.starts[0])
    return False


def _subinterface(edit: Edit, match: Match) -> bool:
    main = match.args[0].partition(".")[0]
    if not match.form.undo and f"interface {main}" not in edit.node.entries:
        raise Refused(edit.dialect.errors["wrong"], match.starts[0])
    return False


def _address4(edit: Edit, match: Match) -> bool:
    """Primary address: must be a host address; goes last, together with all others when no value is given."""
    secondary = [e for e in edit.node.starting("ip address") if e.line.endswith(" sub")]
    if match.form.undo:
        if match.args and secondary:
            raise Refused(edit.dialect.texts["secondary first"])
        if not match.args:
            for entry in secondary:
                edit.node.entries.pop(entry.key)
        return False
    if host_fault(*match.args) or any(e.args[0] == match.args[0] for e in secondary):
        raise Refused(edit.dialect.texts["bad address"])
    return False


def _address4_sub(edit: Edit, match: Match) -> bool:
    if match.form.undo:
        return False
    primary = edit.node.entries.get("ip address")
    if primary is None:
        raise Refused(edit.dialect.texts["primary first"])
    if host_fault(*match.args) or primary.args[0] == match.args[0]:
        raise Refused(edit.dialect.texts["bad address"])
    return False


def _address6(edit: Edit, match: Match) -> bool:
    address = match.args[0].partition("/")[0] if match.args else ""
    if not match.form.undo and (address.startswith(("FF", "FE80:")) or address in ("::", "::1")):
        raise Refused(edit.dialect.texts["bad address6"])
    if not match.form.undo or match.args:
        return False
    hits = edit.node.starting("ipv6 address")
    if not hits:
        raise edit.absent(match)
    for entry in hits:
        edit.node.entries.pop(entry.key)
    return True


def _linklocal(edit: Edit, match: Match) -> bool:
    """One link-local address an interface: a new one takes the old one's place."""
    if match.form.undo:
        return False
    if not match.args[0].startswith("FE80:"):
        raise Refused(edit.dialect.texts["bad address6"])
    for entry in edit.node.starting("ipv6 address"):
        if entry.line.endswith("link-local"):
            edit.node.entries.pop(entry.key)
    return False


def _rule_number(edit: Edit, match: Match) -> bool:
    """A rule typed without a number gets the next multiple of the step 5; the same rule twice is one rule."""
    found = [e for e in edit.node.entries.values() if e.command.group == "rule"]
    rules = [e for e in found if len(e.key.split()) == 2]  # noqa: PLR2004  # "rule N": comments have longer names
    text = match.line.partition(" ")[2]
    if any(e.line.split(" ", 2)[2] == text for e in rules):
        return True
    last = max((int(e.args[0]) for e in rules), default=None)
    number = edit.dialect.texts["first rule"] if last is None else str((last // 5 + 1) * 5)
    edit.type(f"rule {number} {text}")
    return True


SHARED_HOOKS: dict[str, Hook] = {
    "physical": _physical,
    "subinterface": _subinterface,
    "address4": _address4,
    "address4_sub": _address4_sub,
    "address6": _address6,
    "linklocal": _linklocal,
    "rule_number": _rule_number,
}
