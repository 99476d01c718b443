"""References among the AAA lines of RGOS, and who decides on a login. The sentences are simulated wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.tree import Node

_KINDS = {"login": "authentication login", "authorization": "authorization exec", "accounting": "accounting exec"}


def _aaa_group(edit: Edit, match: Match) -> bool:
    """A group stays while a list names it."""
    name = match.args[0]
    if match.form.undo and any(f" group {name}" in f"{e.line} " for e in edit.root.starting("aaa") if e.node is None):
        raise Refused("% The server group is in use.")
    return False


def _aaa_server(edit: Edit, match: Match) -> bool:
    """A server of a group is one that the device knows."""
    kind = edit.path[-1].split()[3].removesuffix("+")
    if not match.form.undo and not edit.loading and not edit.root.starting(f"{kind}-server host {match.args[0]}"):
        raise Refused("% The server does not exist.")
    return False


def _aaa_list(edit: Edit, match: Match) -> bool:
    """The group of a list is there; a list stays while a line of a terminal names it."""
    kind, name = " ".join(match.key.split()[1:3]), match.args[0]
    if match.form.undo:
        if any(line == f"{_line_word(kind)} {name}" for line in _terminal_lines(edit.root)):
            raise Refused("% The method list is in use.")
        return False
    group = match.args[1] if len(match.args) > 1 else ""
    known = {entry.key.split()[-1] for entry in edit.root.starting("aaa group server")}
    if group and group not in known and not edit.loading:
        raise Refused("% The server group does not exist.")
    return False


def _line_list(edit: Edit, match: Match) -> bool:
    """A terminal asks by lists that are there."""
    if match.form.undo or edit.loading:
        return False
    kind = _KINDS[match.key.split()[0]]
    if f"aaa {kind} {match.args[0]}" not in edit.root.entries:
        raise Refused("% The method list does not exist.")
    return False


def _line_word(kind: str) -> str:
    return "login authentication" if kind == "authentication login" else kind


def _terminal_lines(root: Node) -> Iterator[str]:
    for entry in root.starting("line"):
        yield from (one.line for one in (entry.node.entries.values() if entry.node else ()))


def rgos_login_order(root: Node) -> tuple[str, ...]:
    """``group`` and ``local`` in the order in which they are asked on the terminals that SSH lands on."""
    if "aaa new-model" not in root.entries:
        return ("local",)
    terminal = root.at(("line vty 0 4",))
    asked = terminal.entries.get("login") if terminal else None
    name = asked.line.split()[-1] if asked is not None and " authentication " in asked.line else "default"
    methods = root.entries.get(f"aaa authentication login {name}")
    words = methods.line.split()[4:] if methods is not None else ["local"]
    return tuple(word for word in words if word in {"group", "local"})


AAA_HOOKS: dict[str, Hook] = {
    "aaa_group": _aaa_group,
    "aaa_server": _aaa_server,
    "aaa_list": _aaa_list,
    "line_list": _line_list,
}
