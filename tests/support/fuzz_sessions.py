"""What stands on the line of a command line session: echoes, pagers, questions, prompts, and what is none of them."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from fuzz_target import Target
from napalm.base.exceptions import NapalmException

from edugrid.vendors.base.cli_session import CliSession
from edugrid.vendors.base.dialect import Dialect, load_dialect

MARK: Final = b"\n=====\n"
VENDORS: Final = Path(__file__).parents[2] / "edugrid/vendors"
ANSWERS: Final = (
    "display version\r\nx Version 8\r\n  ---- More ----",
    "\x1b[16D                \x1b[16D y\r\n<zz-core-1>",
    "display x\r\n         ^\r\nError: Unrecognized command found at '^' position.\r\n[*zz-core-1-GE1/0/1]",
    "save\r\nThe current configuration will be written to the device. Are you sure? [Y/N]:",
    "y\r\nInfo: ok\r\n<zz-core-1>",
    "zz-core-1#",
    "% Invalid input detected at '^' marker.\r\nzz-core-1(config-if)#",
)


def session_targets(_folder: Path) -> Iterator[Target]:
    """One target a vendor: its dialect reads what it is given, in pieces."""
    for path in sorted(VENDORS.glob("*/dialect.yml")):
        seeds = [MARK.join(one.encode() for one in (*ANSWERS[at:], *ANSWERS[:at])) for at in range(len(ANSWERS))]
        tokens = (
            *ANSWERS,
            "---- More ----",
            "\x1b[16D",
            "[Y/N]",
            "(y/n)",
            "--More--",
            "? ",
            "<zz-core-1>",
            "\n      \n",
        )
        yield Target(
            f"session of {path.parent.name}",
            seeds,
            partial(_talk, load_dialect(path.parent)),
            (NapalmException,),
            tokens,
            weight=2,
        )


def _talk(dialect: Dialect, data: bytes) -> object:
    line = Line(dialect, data.decode("utf-8", "replace").split(MARK.decode()))
    session = line.session = CliSession(line, dialect, idle_seconds=-1)
    found = []
    for way in (session.send, session.command, session.configure):
        for typed in ("display version", "save", "sysname b", "interface GE1/0/1"):
            with suppress(NapalmException):
                found.append(way(typed))
    return found, session.in_user_view


class Line:
    """In place of Netmiko's connection: one answer to each text that is typed, in pieces; a cancelled line has a prompt."""

    base_prompt = "zz-core-1"
    remote_conn_pre = None
    ansi_escape_codes = True
    _read_buffer = ""

    def __init__(self, dialect: Dialect, answers: list[str]) -> None:
        self.dialect = dialect
        self.waiting = ""
        self.session: CliSession | None = None
        self.answers = [self._prompt()] * len(dialect.preparation) + answers

    def write_channel(self, text: str) -> None:
        if text == self.dialect.cancel:
            self.waiting = self._prompt()
        elif self.answers:
            self.waiting += self.answers.pop(0)

    def _prompt(self) -> str:
        host = self.session.host if self.session else self.base_prompt
        return f"\r\n<{host}>" if "<" in self.dialect.prompt else f"\r\n{host}#"

    def read_channel(self) -> str:
        text, self._read_buffer = self._read_buffer + self.waiting[:500], ""
        self.waiting = self.waiting[500:]
        return text

    def await_data(self, seconds: float) -> None:
        """Nothing more will come."""

    def paramiko_cleanup(self) -> None:
        """Nothing is open."""
