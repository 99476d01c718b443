"""Commands both vendors share: showing configurations and handling files."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.question import Question
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.render import entry_lines
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry


def ask_yes(session: Session, text: str) -> Steps:
    """Ask a Y/N question; used with ``yield from``, then look at ``session.answer``."""
    texts = session.device.dialect.texts
    session.answer = yield Question(text, again=texts["yes or no"], seconds=float(texts.get("question seconds", "0")))


def section(session: Session, entry: Entry, *, depth: int = 0) -> str:
    """One view as ``display this`` frames it."""
    dialect = session.device.dialect
    body = dialect.body(entry.node or Node(), depth + 1)
    head = (" " * depth + line for line in entry_lines(entry))
    return "\n".join([dialect.mark, *head, *body, dialect.mark, dialect.end])


def _nothing(_session: Session, _match: Match) -> Steps:
    yield from ()


def _current(session: Session, _match: Match) -> Steps:
    session.write(session.device.running_text().rstrip("\n"))
    yield from ()


def _current_interface(session: Session, match: Match) -> Steps:
    running = session.device.running
    if match.args:
        entry = running.entries.get(f"interface {match.args[0]}")
        if entry is None:
            raise Refused(session.device.dialect.errors["wrong"], match.starts[0])
        session.write(section(session, entry))
    else:
        kept = {k: e for k, e in running.entries.items() if k.startswith("interface ")}
        dialect = session.device.dialect
        session.write("\n".join([*dialect.lines(Node(kept)), dialect.mark, dialect.end]))
    yield from ()


def _current_configuration(session: Session, match: Match) -> Steps:
    wanted = match.args[0].lower()
    kept = {k: e for k, e in session.device.running.entries.items() if k.lower().split()[0].startswith(wanted)}
    if kept:
        dialect = session.device.dialect
        session.write("\n".join([*dialect.lines(Node(kept)), dialect.mark, dialect.end]))
    yield from ()


def _saved(session: Session, _match: Match) -> Steps:
    text = session.device.startup_text()
    if text is None:
        raise Refused(session.device.dialect.texts["no saved configuration"])
    session.write(text.rstrip("\n"))
    yield from ()


def _this(session: Session, _match: Match) -> Steps:
    dialect = session.device.dialect
    if session.path:
        parent = session.tree.at(session.path[:-1])
        entry = parent.entries.get(session.path[-1]) if parent else None
        if entry is not None:
            session.write(section(session, entry, depth=len(session.path) - 1))
    else:
        session.write("\n".join([*dialect.lines(session.tree), dialect.mark, dialect.end]))
    yield from ()


def _screen_length(session: Session, match: Match) -> Steps:
    session.screen_length = int(match.args[0]) if match.args else 0
    text = session.device.dialect.texts["screen length"]
    if text:
        session.write(text)
    yield from ()


def _screen_length_default(session: Session, _match: Match) -> Steps:
    session.screen_length = 24
    yield from ()


def _dir(session: Session, match: Match) -> Steps:
    flash = session.device.flash
    wanted = match.args[0].removeprefix("flash:").strip("/") if match.args else ""
    files = [p for p in flash.files() if not wanted or str(p.relative_to(flash.root)) == wanted]
    if wanted and not files:
        raise Refused(session.device.dialect.texts["no file"])
    lines = ["Directory of flash:/", ""]
    for index, path in enumerate(files):
        stat = path.stat()
        when = time.strftime("%b %d %Y %H:%M:%S", time.gmtime(stat.st_mtime))
        lines.append(f"{index:>4}  -rw-  {stat.st_size:>10,}  {when}  {path.relative_to(flash.root)}")
    session.write("\n".join([*lines, "", "1,048,576 KB total (524,288 KB free)"]))
    yield from ()


def _more(session: Session, match: Match) -> Steps:
    text = session.device.flash.read(match.args[0])
    if text is None:
        raise Refused(session.device.dialect.texts["no file"])
    session.write(text.rstrip("\n"))
    yield from ()


def _delete(session: Session, match: Match) -> Steps:
    name, texts = match.args[0], session.device.dialect.texts
    path = session.device.flash.path(name)
    if not path.is_file():
        raise Refused(texts["no file"])
    if "/quiet" not in match.pieces:
        yield from ask_yes(session, texts["delete?"].format(name=path.name))
        if session.answer != "y":
            return
    path.unlink()
    session.write(texts["deleted"].format(name=path.name))


def _copy(session: Session, match: Match) -> Steps:
    texts, flash = session.device.dialect.texts, session.device.flash
    text = flash.read(match.args[0])
    if text is None:
        raise Refused(texts["no file"])
    yield from ask_yes(session, texts["copy?"].format(source=match.args[0], target=match.args[1]))
    if session.answer == "y":
        flash.write(match.args[1], text)
        session.write(texts["copied"])


def _pwd(session: Session, _match: Match) -> Steps:
    session.write("flash:")
    yield from ()


def _return(session: Session, match: Match) -> Steps:
    session.leave()
    del match
    yield from ()


def _quit(session: Session, match: Match) -> Steps:
    if not session.config:
        session.close()
    elif session.path:
        session.path = session.path[:-1]
    else:
        session.leave()
    del match
    yield from ()


COMMON: dict[str, Handler] = {
    "return": _return,
    "quit": _quit,
    "nothing": _nothing,
    "current": _current,
    "current_interface": _current_interface,
    "current_configuration": _current_configuration,
    "saved": _saved,
    "this": _this,
    "screen_length": _screen_length,
    "screen_length_default": _screen_length_default,
    "dir": _dir,
    "more": _more,
    "delete": _delete,
    "copy": _copy,
    "pwd": _pwd,
}
