"""Public keys of peers: typed in pieces, kept as one, and who may log in with them."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Entry

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Hook, Steps
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Node

CODE = "public-key-code begin"
_LEAST = 64  # octets: nothing shorter is an RSA key


def public_key(view: Node) -> str:
    """The key in the view of a peer's key, without blanks and the words around it ("" where none was typed)."""
    code = view.at((CODE,))
    words = [word for entry in code.entries.values() for word in entry.line.split()] if code else []
    return "".join(word for word in words if "-" not in word)


def is_key(text: str) -> bool:
    """Whether ``text`` is the base64 of OpenSSH (``ssh-rsa``), or the hex digits of a DER sequence."""
    try:
        if re.fullmatch(r"[0-9A-F]+", text):
            return text.startswith("30") and len(bytes.fromhex(text)) > _LEAST
        return b"ssh-rsa" in base64.b64decode(text, validate=True)[:16]
    except (ValueError, binascii.Error):
        return False


def _code_begin(edit: Edit, match: Match) -> bool:
    """What is typed takes the place of what was there."""
    if not match.form.undo:
        edit.node.entries.pop(match.key, None)
    return False


def _data(edit: Edit, match: Match) -> bool:
    """One piece; the order of typing counts."""
    _add(edit.node, match)
    return True


def _data_below(edit: Edit, match: Match) -> bool:
    """One piece, kept where it is displayed: one view deeper."""
    below = edit.node.at((CODE,))
    if below is None:
        raise Refused(edit.dialect.texts["conflict"])
    _add(below, match)
    return True


def _add(node: Node, match: Match) -> None:
    number = str(len(node.entries))
    node.entries[number] = Entry(number, match.line, match.form.command, (number,))


def _key_end(session: Session, match: Match) -> Steps:
    """The view is left; a key that is none is thrown away."""
    view = session.tree.at(session.path)
    name = session.path[-1]
    session.path = session.path[:-1]
    if view is None or not is_key(public_key(view)):
        above = session.tree.at(session.path)
        if above is not None:
            above.entries.pop(name, None)
        raise Refused("Error: The public key is invalid.")
    del match
    yield from ()


def _code_end(session: Session, match: Match) -> Steps:
    session.path = session.path[:-1]
    del match
    yield from ()


KEY_HOOKS: dict[str, Hook] = {"key_code": _code_begin, "key_data": _data, "key_data_below": _data_below}
KEY_COMMANDS: dict[str, Handler] = {"key_end": _key_end, "key_code_end": _code_end}
